"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";

const PAGES = [
  { href: "/bundles", label: text.bundles.title },
  { href: "/placeholders", label: text.placeholders.title },
  { href: "/bundles/kits", label: text.kits.title },
];

/** The head of the pages of crews: which there are, what this one is for, and what can be done on it. */
export function CrewTabs({ lead, children }: { lead: string; children: ReactNode }) {
  const path = usePathname();
  return (
    <>
      <header className="border-b px-4 pt-4">
        <h1 className="text-xl font-semibold">{text.crew.title}</h1>
        <nav aria-label={text.crew.pages} className="mt-2 flex gap-4">
          {PAGES.map(({ href, label }) => (
            <Link key={href} href={href} aria-current={path === href ? "page" : undefined} className={cn("-mb-px border-b-2 border-transparent py-2 font-medium text-muted", path === href && "border-ink text-ink")}>
              {label}
            </Link>
          ))}
        </nav>
      </header>
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <p className="max-w-xl text-muted">{lead}</p>
        {children}
      </div>
    </>
  );
}
