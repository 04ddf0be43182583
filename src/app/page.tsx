import { redirect } from "next/navigation";
import { findPerson } from "./session";

/** The front door: the schedule, or where to sign in. */
export default async function Home() {
  redirect((await findPerson()) ? "/schedule" : "/sign-in");
}
