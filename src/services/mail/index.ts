export { createMailer, type Mailer, type OutgoingMail } from "./create-mailer";
