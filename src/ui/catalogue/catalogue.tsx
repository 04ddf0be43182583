"use client";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Segmented } from "@/ui/primitives/segmented";
import { PageHeader } from "@/ui/shell/page-header";
import { THEMES } from "@/ui/shell/themes";
import { text } from "@/ui/text/en";
import { Actions } from "./actions";
import { CONTENTS } from "./contents";
import { Feedback } from "./feedback";
import { Fields } from "./fields";
import { Foundations } from "./foundations";
import { Overlays } from "./overlays";
import { Structure } from "./structure";

const never = () => () => {};
const themes = THEMES.map(({ value }) => ({ value: value as string, label: text.nav.themes[value] }));
const SHOWN = { foundations: Foundations, actions: Actions, fields: Fields, feedback: Feedback, overlays: Overlays, structure: Structure };
const groups = Object.keys(CONTENTS) as (keyof typeof CONTENTS)[];

/** Every part of the interface in every state, in either theme. */
export function Catalogue() {
  const { theme = "system", setTheme } = useTheme();
  // Which theme was chosen is known only to the browser.
  const isThere = useSyncExternalStore(never, () => true, () => false);
  return (
    <>
      <PageHeader title={text.catalogue.title} lead={text.catalogue.lead}>
        <Segmented label={text.nav.theme} options={themes} value={isThere ? theme : ""} onChange={setTheme} />
      </PageHeader>
      <nav aria-label={text.catalogue.contents} className="flex flex-wrap gap-x-8 gap-y-3 px-4 pb-4">
        {groups.map((group) => (
          <ul key={group} className="min-w-0">
            <li className="text-sm font-medium">{text.catalogue.groups[group]}</li>
            {CONTENTS[group].map((name) => (
              <li key={name}>
                <a href={`#${name}`} className="text-accent underline-offset-3 hover:underline">
                  {text.catalogue.sections[name]}
                </a>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      {groups.map((group) => {
        const Group = SHOWN[group];
        return (
          <section key={group} aria-labelledby={`group-${group}`} className="px-4 pb-6">
            <h2 id={`group-${group}`} className="pt-2 pb-2 text-xl font-semibold">
              {text.catalogue.groups[group]}
            </h2>
            <Group />
          </section>
        );
      })}
    </>
  );
}
