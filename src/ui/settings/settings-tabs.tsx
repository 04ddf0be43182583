"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";

const PAGES = [{ href: "/settings/api-keys", label: text.settings.apiKeys }];

/** The pages of the settings. */
export function SettingsTabs() {
  const path = usePathname();
  return (
    <header className="border-b px-4 pt-4">
      <h1 className="text-xl font-semibold">{text.settings.title}</h1>
      <nav aria-label={text.settings.title} className="mt-2 flex gap-4">
        {PAGES.map(({ href, label }) => (
          <Link key={href} href={href} aria-current={path === href ? "page" : undefined} className={cn("-mb-px border-b-2 border-transparent py-2 font-medium text-muted", path === href && "border-ink text-ink")}>
            {label}
          </Link>
        ))}
      </nav>
    </header>
  );
}
