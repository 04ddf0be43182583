import { Bell, BookOpen, Settings, Shapes } from "lucide-react";
import { SETTINGS_PAGES } from "@/ui/settings/settings-tabs";
import { PLACES } from "@/ui/shell/places";
import { text } from "@/ui/text/en";
import type { Entry } from "./entries";

const settings: Entry[] = SETTINGS_PAGES.map(({ href, label }) => ({ id: href, label, detail: text.settings.title, icon: Settings, go: href }));

/** Every page of the studio that whoever asks may go to. */
export function pageEntries(canWrite: boolean): Entry[] {
  const places = PLACES.filter((place) => canWrite || !place.forWriters).map(({ href, label, icon }) => ({ id: href, label, icon, go: href }));
  const inbox = { id: "/inbox", label: text.inbox.title, icon: Bell, go: "/inbox" };
  const catalogue = { id: "/catalogue", label: text.catalogue.title, icon: Shapes, go: "/catalogue" };
  // Another application than these pages: a full load.
  const docs = { id: "/api/docs", label: text.nav.apiDocs, icon: BookOpen, go: () => globalThis.location.assign("/api/docs") };
  return [...places, inbox, ...settings, catalogue, docs];
}
