import type { ReactNode } from "react";
import { Mark } from "@/ui/shell/mark";
import { text } from "@/ui/text/en";

/** The frame of the pages before a studio: signing in and up. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 md:justify-center">
      <div className="w-full max-w-88">
        <p className="mb-6 flex items-center gap-2.5 font-semibold">
          <Mark className="size-7" />
          {text.app.name}
        </p>
        {children}
        <p className="mt-8 text-sm text-muted">{text.account.pitch}</p>
      </div>
    </main>
  );
}
