"use client";
import { Keyboard, ListChecks, LogOut, Shapes } from "lucide-react";
import { useTheme } from "next-themes";
import Link from "next/link";
import { cn } from "@/ui/cn";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/ui/primitives/menu";
import { text } from "@/ui/text/en";
import { useWelcome } from "@/ui/welcome/use-welcome";
import { scopeOf, type Studio } from "./studio";
import { THEMES } from "./themes";
import { useOverlay } from "./use-overlay";
import { useSignOut } from "./use-sign-out";

const initials = (name: string) => name.split(/\s+/).slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join("");

/** Who is signed in, the theme, help, and signing out. @param rail shows only the initials below 1024 px */
export function AccountMenu({ studio, rail }: { studio: Studio; rail?: boolean }) {
  const { person, role, steps } = studio;
  const { theme, setTheme } = useTheme();
  const show = useOverlay(({ show }) => show);
  const want = useWelcome(({ want }) => want);
  const signOut = useSignOut();


  return (
    <Menu>
      <MenuTrigger aria-label={text.nav.account(person.name)} className={cn("flex w-full items-center gap-2.5 rounded-md p-1 text-left hover:bg-line/60", !rail && "w-auto")}>
        <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-full bg-primary text-xs font-semibold text-on-primary">
          {initials(person.name)}
        </span>
        {rail && (
          <span className="min-w-0 max-lg:hidden">
            <span className="block truncate font-medium">{person.name}</span>
            <span className="block text-sm text-muted">{text.role[role]}</span>
          </span>
        )}
      </MenuTrigger>
      <MenuContent align="start">
        <MenuLabel>
          <span className="block font-medium text-ink">{person.name}</span>
          {text.role[role]}
        </MenuLabel>
        <MenuSeparator />
        <MenuLabel>{text.nav.theme}</MenuLabel>
        <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
          {THEMES.map(({ value, icon: Icon }) => (
            <MenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {text.nav.themes[value]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        {steps && (
          <MenuItem onSelect={() => want(scopeOf(studio), true)}>
            <ListChecks aria-hidden />
            {text.welcome.title}
          </MenuItem>
        )}
        <MenuItem onSelect={() => show("shortcuts")}>
          <Keyboard aria-hidden />
          {text.shortcuts.title}
          <kbd aria-hidden className="ml-auto pl-3 font-sans text-sm text-muted">
            ?
          </kbd>
        </MenuItem>
        <MenuItem asChild>
          <Link href="/catalogue">
            <Shapes aria-hidden />
            {text.catalogue.title}
          </Link>
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden />
          {text.nav.signOut}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
