import { Monitor, Moon, Sun } from "lucide-react";

/** What can be chosen as theme. */
export const THEMES = [
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
  { value: "system", icon: Monitor },
] as const;
