import { MapPinOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { text } from "@/ui/text/en";

export const metadata: Metadata = { title: text.problem.notFoundTitle };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        wholePage
        icon={MapPinOff}
        title={text.problem.notFoundTitle}
        action={
          <Button asChild>
            <Link href="/schedule">{text.problem.toSchedule}</Link>
          </Button>
        }
      >
        {text.problem.notFoundDetail}
      </EmptyState>
    </main>
  );
}
