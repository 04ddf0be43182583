import type { text } from "@/ui/text/en";
import type { SectionName } from "./specimen";

type GroupName = keyof typeof text.catalogue.groups;

/** What there is in each group. A file in src/ui/primitives is shown under its name. */
export const CONTENTS: Record<GroupName, SectionName[]> = {
  foundations: ["colours", "type", "space", "statuses"],
  actions: ["button", "segmented", "menu"],
  fields: ["label", "field", "input", "search-input", "select", "combobox", "option-list", "checkbox"],
  feedback: ["alert", "badge", "toast", "progress", "skeleton", "empty-state"],
  overlays: ["dialog", "confirm-dialog", "side-panel", "tooltip", "shown-once"],
  structure: ["table", "tabs", "disclosure", "swatch"],
};
