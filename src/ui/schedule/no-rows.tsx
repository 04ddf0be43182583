import { CalendarRange, SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { text } from "@/ui/text/en";

type Props = { filtered: boolean; canWrite: boolean; onClear: () => void };

/** A schedule without rows: because of the filters, or because the studio is new. */
export function NoRows({ filtered, canWrite, onClear }: Props) {
  if (filtered) {
    return (
      <EmptyState icon={SearchX} title={text.schedule.noMatch} action={<Button onClick={onClear}>{text.schedule.clearFilters}</Button>}>
        {text.schedule.noMatchDetail}
      </EmptyState>
    );
  }
  const actions = (
    <>
      <Button asChild variant="primary">
        <Link href="/resources">{text.schedule.addResource}</Link>
      </Button>
      <Button asChild>
        <Link href="/import">{text.schedule.importSchedule}</Link>
      </Button>
    </>
  );
  return (
    <EmptyState icon={CalendarRange} title={text.schedule.noResources} action={canWrite && actions}>
      {text.schedule.noResourcesDetail}
    </EmptyState>
  );
}
