export { readChannels } from "./channels";
export { countNotices, listNotices } from "./inbox";
export { listMails } from "./mails/list-mails";
export { deliverMails } from "./mails/deliver-mails";
export { NOTICES_WRITTEN, noticeSubscriber } from "./notice-subscriber";
export { notificationRoutes } from "./routes.v1";
