"use client";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { ApiKey } from "@/modules/tenant/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { formatDay } from "@/ui/format";
import { Paging } from "@/ui/list/paging";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { NewKeyDialog } from "./new-key-dialog";

/** The API keys of the studio: made, and revoked for good. */
export function ApiKeyList({ page, cursor, zone }: { page: Page<ApiKey>; cursor: string | undefined; zone: string }) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();

  const revoke = async ({ id, name }: ApiKey) => {
    try {
      await callApi(`v1/api-keys/${id}`, { method: "DELETE" });
      toast({ title: text.settings.revokedToast(name) });
      refresh();
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
  };
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {text.settings.create}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <p className="max-w-xl text-muted">{text.settings.lead}</p>
        {page.items.length > 0 && create}
      </div>
      {page.items.length === 0 ? (
        <EmptyState icon={KeyRound} title={text.settings.none} action={create}>
          {text.settings.noneDetail}
        </EmptyState>
      ) : (
        <Table label={text.settings.apiKeys}>
          <thead>
            <tr>
              {[text.settings.name, text.settings.role, text.settings.hint, text.settings.createdAt, text.settings.state].map((head) => (
                <TableHead key={head}>{head}</TableHead>
              ))}
              <TableHead>
                <span className="sr-only">{text.settings.revoke}</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {page.items.map((key) => (
              <TableRow key={key.id}>
                <TableCell className="font-medium">{key.name}</TableCell>
                <TableCell>{text.role[key.role]}</TableCell>
                <TableCell className="font-mono text-sm text-muted">{key.hint}…</TableCell>
                <TableCell className="whitespace-nowrap text-muted">{formatDay(Date.parse(key.createdAt), zone)}</TableCell>
                <TableCell>
                  <Badge tone={key.revokedAt ? "neutral" : "ok"}>{key.revokedAt ? text.settings.revoked : text.settings.active}</Badge>
                </TableCell>
                <TableCell className="text-right">
                  {!key.revokedAt && (
                    <Button variant="ghost" size="sm" aria-label={`${text.settings.revoke} ${key.name}`} onClick={() => setRevoking(key)}>
                      {text.settings.revoke}
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
      <Paging path="/settings/api-keys" filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
      <NewKeyDialog open={creating} onOpenChange={setCreating} onCreated={refresh} />
      <ConfirmDialog
        open={revoking !== undefined}
        onOpenChange={(open) => open || setRevoking(undefined)}
        title={revoking ? text.settings.revokeTitle(revoking.name) : ""}
        description={text.settings.revokeDetail}
        action={text.settings.revoke}
        onConfirm={() => revoking && void revoke(revoking)}
      />
    </>
  );
}
