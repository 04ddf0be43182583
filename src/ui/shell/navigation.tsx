"use client";
import { BookOpen, LoaderCircle } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";
import { MOST_COUNTED } from "./most-counted";
import { PLACES } from "./places";

/** How much waits, counted up to `MOST_COUNTED`. */
export type Counts = { requests: number };

const linkStyle = "flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium text-muted transition-colors hover:bg-line/60 hover:text-ink max-md:h-11 [&_svg]:size-4.5 [&_svg]:shrink-0";

type Props = {
  canWrite: boolean;
  /** What waits at the places that count it. */
  counts: Counts;
  /** Only the icons show below 1024 px; the names stay for screen readers. */
  rail?: boolean;
  /** A click on the page that is shown already. */
  onStay?: () => void;
};

/** The links of the main navigation. */
export function Navigation({ canWrite, counts, rail, onStay }: Props) {
  const path = usePathname();
  const name = cn(rail && "max-lg:sr-only");
  return (
    <nav aria-label={text.nav.label} className="flex grow flex-col">
      <ul className="space-y-0.5">
        {PLACES.filter((place) => canWrite || !place.forWriters).map(({ href, label, icon: Icon, counts: counted, also = [] }) => {
          const here = [href, ...also].some((own) => path === own || path.startsWith(`${own}/`));
          return (
            <li key={href}>
              <Link href={href} onClick={path === href ? onStay : undefined} title={rail ? label : undefined} aria-current={here ? "page" : undefined} className={cn(linkStyle, "relative", here && "bg-line text-ink")}>
                <Icon aria-hidden strokeWidth={1.75} />
                <span className={name}>{label}</span>
                {counted && <Waiting n={counts[counted]} rail={rail} />}
                <OnItsWay />
              </Link>
            </li>
          );
        })}
      </ul>
      {/* oxlint-disable-next-line next/no-html-link-for-pages -- another application than these pages */}
      <a href="/api/docs" title={rail ? text.nav.apiDocs : undefined} className={cn(linkStyle, "mt-auto")}>
        <BookOpen aria-hidden strokeWidth={1.75} />
        <span className={name}>{text.nav.apiDocs}</span>
      </a>
    </nav>
  );
}

/** Stands in its link while the page is on its way: what is there stays until then. Late, so that it never flickers. */
function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending && <LoaderCircle aria-hidden className="ml-auto animate-late" />;
}

/** How many wait; on the rail of icons, a dot. */
function Waiting({ n, rail }: { n: number; rail: boolean | undefined }) {
  if (n === 0) return null;
  return (
    <>
      {rail && <span aria-hidden className="absolute top-1.5 left-6 size-2 rounded-full bg-tally lg:hidden" />}
      <span aria-hidden className={cn("ml-auto rounded-full bg-sunken px-1.5 text-sm tabular-nums", rail && "max-lg:hidden")}>
        {text.requests.short(n, MOST_COUNTED)}
      </span>
      <span className="sr-only">({text.requests.count(n, MOST_COUNTED)})</span>
    </>
  );
}
