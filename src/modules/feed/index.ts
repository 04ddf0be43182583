export { createFeed } from "./create-feed";
export { listFeeds } from "./list-feeds";
export { revokeFeed } from "./revoke-feed";
export { feedRoutes, publicFeedRoutes } from "./routes.v1";
