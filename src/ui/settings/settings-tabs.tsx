"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";

export const SETTINGS_PAGES = [
  { href: "/settings/working-time", label: text.workingTime.title },
  { href: "/settings/booking-rules", label: text.rules.title },
  { href: "/settings/rates", label: text.rates.title },
  { href: "/settings/notifications", label: text.notices.title },
  { href: "/settings/feeds", label: text.feeds.title },
  { href: "/settings/api-keys", label: text.settings.apiKeys },
  { href: "/settings/webhooks", label: text.webhooks.title },
  { href: "/settings/mails", label: text.mails.title },
];

/** The pages of the settings. */
export function SettingsTabs() {
  const path = usePathname();
  return (
    <header className="border-b px-4 pt-4">
      <h1 className="text-xl font-semibold">{text.settings.title}</h1>
      <nav aria-label={text.settings.title} className="mt-2 flex flex-wrap gap-x-4">
        {SETTINGS_PAGES.map(({ href, label }) => {
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <Link key={href} href={href} aria-current={here ? "page" : undefined} className={cn("-mb-px border-b-2 border-transparent py-2 font-medium text-muted", here && "border-ink text-ink")}>
              {label}
            </Link>
          );
        })}
      </nav>
    </header>
  );
}
