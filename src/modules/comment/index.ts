import "./events";

export { changeComment, removeComment } from "./change-comment";
export type { CommentEvent } from "./events";
export { listComments } from "./list-comments";
export { selectFirstComments } from "./repository";
export { commentRoutes } from "./routes.v1";
export { writeComment } from "./write-comment";
