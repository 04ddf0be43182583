import { plural } from "./count";
