export { readChannels } from "./channels";
export { countNotices, listNotices } from "./inbox";
export { listMails } from "./mails/list-mails";
export { deliverMails } from "./mails/deliver-mails";
export { noticeSubscriber } from "./notice-subscriber";
export { notificationRoutes } from "./routes.v1";
