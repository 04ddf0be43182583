"use client";
import { Coins, Plus } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { RateCard } from "@/modules/rate/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { formatDate, formatMoney } from "@/ui/format";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { RateForm } from "./rate-form";

type Option = { value: string; label: string };
type Props = { page: Page<RateCard>; cursor: string | undefined; currency: string; today: string; resources: Option[]; projects: Option[] };

/** The rate cards of the studio: added, changed and removed. */
export function RateList({ page, cursor, currency, today, resources, projects }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [editing, setEditing] = useState<RateCard | "new">();
  const [removing, setRemoving] = useState<RateCard>();
  const nameOf = (options: Option[], id: string) => options.find(({ value }) => value === id)?.label ?? id;
  const target = ({ resourceId, skill, kind }: RateCard) => (resourceId ? nameOf(resources, resourceId) : (skill ?? (kind ? text.kind[kind] : text.rates.forAll)));
  const remove = async ({ id }: RateCard) => {
    try {
      await callApi(`v1/rate-cards/${id}`, { method: "DELETE" });
      refresh();
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
  };
  const add = (
    <Button variant="primary" onClick={() => setEditing("new")}>
      <Plus aria-hidden />
      {text.rates.add}
    </Button>
  );
  const heads = [text.rates.for, text.rates.project, text.rates.costHead, text.rates.billHead, text.rates.overtime, text.rates.period];
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <p className="max-w-xl text-muted">{text.rates.lead}</p>
        {page.items.length > 0 && add}
      </div>
      {page.items.length === 0 ? (
        <EmptyState icon={Coins} title={text.rates.none} action={add}>
          {text.rates.noneDetail}
        </EmptyState>
      ) : (
        <Table label={text.rates.title}>
          <thead>
            <tr>
              {heads.map((head) => (
                <TableHead key={head}>{head}</TableHead>
              ))}
              <TableHead>
                <span className="sr-only">{text.action.edit}</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {page.items.map((card) => (
              <TableRow key={card.id}>
                <TableCell className="font-medium whitespace-nowrap">{target(card)}</TableCell>
                <TableCell className="whitespace-nowrap text-muted">{card.projectId ? nameOf(projects, card.projectId) : text.rates.anyProject}</TableCell>
                <TableCell className="whitespace-nowrap tabular-nums">{`${formatMoney({ amount: card.cost, currency: card.currency })} / ${text.rates.units[card.unit]}`}</TableCell>
                <TableCell className="whitespace-nowrap tabular-nums">{`${formatMoney({ amount: card.bill, currency: card.currency })} / ${text.rates.units[card.unit]}`}</TableCell>
                <TableCell className="tabular-nums">{card.overtimePercent}</TableCell>
                <TableCell className="whitespace-nowrap text-muted">{card.endsOn ? text.rates.until(formatDate(card.startsOn), formatDate(card.endsOn)) : text.rates.since(formatDate(card.startsOn))}</TableCell>
                <TableCell className="text-right whitespace-nowrap">
                  <Button variant="ghost" size="sm" aria-label={`${text.action.edit} ${target(card)}`} onClick={() => setEditing(card)}>
                    {text.action.edit}
                  </Button>
                  <Button variant="ghost" size="sm" aria-label={`${text.rates.remove} ${target(card)}`} onClick={() => setRemoving(card)}>
                    {text.rates.remove}
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
      <Paging path="/settings/rates" filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={editing !== undefined} onOpenChange={(open) => open || setEditing(undefined)} title={editing === "new" ? text.rates.add : text.rates.edit}>
        <RateForm
          card={editing === "new" ? undefined : editing}
          currency={currency}
          today={today}
          resources={resources}
          projects={projects}
          onSaved={() => {
            setEditing(undefined);
            refresh();
          }}
        />
      </Dialog>
      <ConfirmDialog open={removing !== undefined} onOpenChange={(open) => open || setRemoving(undefined)} title={text.rates.removeTitle} description={text.rates.removeDetail} action={text.rates.remove} onConfirm={() => removing && void remove(removing)} />
    </>
  );
}
