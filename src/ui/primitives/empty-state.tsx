import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode; wholePage?: boolean };

/** Nothing here, why, and what to do about it. @param wholePage its title is the page's heading */
export function EmptyState({ icon: Icon, title, children, action, wholePage = false }: Props) {
  const Title = wholePage ? "h1" : "p";
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-1.5 px-6 py-16 text-center">
      <Icon aria-hidden className="mb-1 size-6 text-muted" strokeWidth={1.5} />
      <Title className="font-medium">{title}</Title>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  );
}
