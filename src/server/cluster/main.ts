import { live } from "../lifetime";
import { startCluster } from "./start-cluster";

Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
live(startCluster);
