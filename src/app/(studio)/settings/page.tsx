import { redirect } from "next/navigation";

/** The first page of the settings; API keys are all there is so far. */
export default function SettingsPage() {
  redirect("/settings/api-keys");
}
