"use client";
import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { cn } from "@/ui/cn";
import { useOverlay } from "@/ui/shell/use-overlay";
import { text } from "@/ui/text/en";

const never = () => () => {};
const onApple = () => /mac|iphone|ipad/i.test(navigator.platform);

/** Opens the palette, and says by which keys it opens. @param compact shows only the icon; without it that is so below 1024 px */
export function PaletteButton({ compact = false }: { compact?: boolean }) {
  const show = useOverlay(({ show }) => show);
  const keys = text.palette.keys[useSyncExternalStore(never, onApple, () => false) ? "apple" : "other"];
  const wide = compact ? "sr-only" : "max-lg:sr-only";
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title={`${text.palette.open} (${keys})`}
      onClick={() => show("palette")}
      className={cn("flex h-8 items-center gap-1.5 rounded-md px-2.5 text-muted transition-colors hover:bg-line/60 hover:text-ink max-md:h-10", !compact && "border border-edge/60 bg-surface lg:px-1.5")}
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className={cn("truncate text-sm", wide)}>{text.palette.open}</span>
      {!compact && (
        <kbd aria-hidden className="ml-auto shrink-0 font-sans text-xs max-lg:hidden">
          {keys}
        </kbd>
      )}
    </button>
  );
}
