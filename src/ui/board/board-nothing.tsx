import { NoRows } from "@/ui/schedule/no-rows";

/** In place of rows, where there are none. */
export function BoardNothing({ isFiltered, canWrite, onClear }: { isFiltered: boolean; canWrite: boolean; onClear: () => void }) {
  return (
    <div className="absolute inset-0 top-10 z-20 bg-surface">
      <NoRows filtered={isFiltered} canWrite={canWrite} onClear={onClear} />
    </div>
  );
}
