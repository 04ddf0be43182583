"use client";
import { Bookmark, Link2, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { View } from "@/modules/view/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { useHeard } from "@/ui/panel/use-heard";
import { Button } from "@/ui/primitives/button";
import { Menu, MenuContent, MenuGroup, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/ui/primitives/menu";
import { useToast } from "@/ui/primitives/toast";
import { useWho } from "@/ui/shell/studio-context";
import { text } from "@/ui/text/en";
import { ManageViews } from "./manage-views";
import { SaveView } from "./save-view";

// The API gives as many at once.
const MOST = 500;

/** `query`: what stands in the board's address now, without the question mark. */
type Props = { query: string; onApply: (query: string) => void };

/** How one looks at the board, saved under a name: one's own views and those of the studio. */
export function ViewsMenu({ query, onApply }: Props) {
  const who = useWho();
  const toast = useToast();
  const [isUsed, setUsed] = useState(false);
  const [dialog, setDialog] = useState<"save" | "manage">();
  const heard = useHeard(({ aggregate }) => aggregate.type === "view");
  const { value, problem, again } = useLoaded<Page<View>>(isUsed ? `v1/views?limit=${MOST}` : undefined, heard);
  const views = value?.items ?? [];
  const [own, shared] = [views.filter(({ ownerId }) => ownerId === who?.person.id), views.filter(({ ownerId }) => ownerId !== who?.person.id)];
  const mayChange = views.filter(({ ownerId }) => who?.role === "owner" || ownerId === who?.person.id);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}${query && `?${query}`}`);
      toast({ title: text.views.copied });
    } catch {
      toast({ title: text.views.notCopied, tone: "danger" });
    }
  };
  const items = (label: string, some: View[]) =>
    some.length > 0 && (
      <MenuGroup aria-label={label}>
        <MenuLabel aria-hidden>{label}</MenuLabel>
        {some.map((view) => (
          <MenuItem key={view.id} onSelect={() => onApply(view.query)}>
            <span className="max-w-64 truncate">{view.name}</span>
            {view.ownerId !== who?.person.id && view.ownerName && <span className="ml-auto pl-3 text-sm text-muted">{text.views.by(view.ownerName)}</span>}
          </MenuItem>
        ))}
      </MenuGroup>
    );
  return (
    <>
      <Menu
        onOpenChange={(open) => {
          setUsed(true);
          if (open) again();
        }}
      >
        <MenuTrigger asChild>
          <Button>
            <Bookmark aria-hidden />
            {text.views.title}
          </Button>
        </MenuTrigger>
        <MenuContent align="end" className="max-h-[70dvh] min-w-56 overflow-y-auto">
          {items(text.views.own, own)}
          {items(text.views.shared, shared)}
          {views.length === 0 && <MenuLabel>{problem ? problem.title : value ? text.views.none : text.views.loading}</MenuLabel>}
          <MenuSeparator />
          <MenuItem onSelect={() => setDialog("save")}>
            <Plus aria-hidden />
            {text.views.save}
          </MenuItem>
          {mayChange.length > 0 && (
            <MenuItem onSelect={() => setDialog("manage")}>
              <Pencil aria-hidden />
              {text.views.edit}
            </MenuItem>
          )}
          <MenuItem onSelect={() => void copy()}>
            <Link2 aria-hidden />
            {text.views.copy}
          </MenuItem>
        </MenuContent>
      </Menu>
      <SaveView open={dialog === "save"} query={query} onClose={() => setDialog(undefined)} onSaved={again} />
      <ManageViews open={dialog === "manage"} views={mayChange} onClose={() => setDialog(undefined)} onChanged={again} />
    </>
  );
}
