"use client";
import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import type { Role } from "@/lib/principal";
import { callApi } from "@/ui/api/client";
import { cn } from "@/ui/cn";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/ui/primitives/menu";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

const themes = [
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
  { value: "system", icon: Monitor },
] as const;

const initials = (name: string) => name.split(/\s+/).slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join("");

/** Who is signed in, the theme, and signing out. @param rail shows only the initials below 1024 px */
export function AccountMenu({ personName, role, rail }: { personName: string; role: Role; rail?: boolean }) {
  const { theme, setTheme } = useTheme();
  const toast = useToast();

  const signOut = async () => {
    try {
      await callApi("auth/sign-out", { method: "POST", body: {} });
      // A full load: nothing of the studio stays in the browser's memory.
      globalThis.location.assign("/sign-in");
    } catch {
      toast({ title: text.problem.network, detail: text.problem.networkDetail, tone: "danger" });
    }
  };

  return (
    <Menu>
      <MenuTrigger aria-label={text.nav.account(personName)} className={cn("flex w-full items-center gap-2.5 rounded-md p-1 text-left hover:bg-line/60", !rail && "w-auto")}>
        <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-full bg-primary text-xs font-semibold text-on-primary">
          {initials(personName)}
        </span>
        {rail && (
          <span className="min-w-0 max-lg:hidden">
            <span className="block truncate font-medium">{personName}</span>
            <span className="block text-sm text-muted">{text.role[role]}</span>
          </span>
        )}
      </MenuTrigger>
      <MenuContent align="start">
        <MenuLabel>
          <span className="block font-medium text-ink">{personName}</span>
          {text.role[role]}
        </MenuLabel>
        <MenuSeparator />
        <MenuLabel>{text.nav.theme}</MenuLabel>
        <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
          {themes.map(({ value, icon: Icon }) => (
            <MenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {text.nav.themes[value]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden />
          {text.nav.signOut}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
