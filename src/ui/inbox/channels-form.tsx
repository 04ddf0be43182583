"use client";
import { useState } from "react";
import { type Channels, NOTICE_KINDS, type NoticeKind } from "@/modules/notification/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

const CHANNELS = [
  { channel: "inbox", label: text.notices.inInbox },
  { channel: "mail", label: text.notices.byMail },
] as const;

/** What a member is told of, and where: each chooses for themselves. */
export function ChannelsForm({ stored }: { stored: Channels }) {
  const toast = useToast();
  const [channels, setChannels] = useState(stored);
  const { pending, problem, submit } = useSubmit(async () => {
    setChannels(await callApi<Channels>("v1/notification-settings", { method: "PUT", body: channels }));
    toast({ title: text.notices.saved });
  });
  const choose = (kind: NoticeKind, channel: "inbox" | "mail", isOn: boolean) => setChannels((before) => ({ ...before, [kind]: { ...before[kind], [channel]: isOn } }));

  return (
    <form className="max-w-3xl space-y-3 p-4" onSubmit={(event) => { event.preventDefault(); void submit(undefined); }}>
      <p className="max-w-xl text-muted">{text.notices.lead}</p>
      <ProblemAlert problem={problem} fields={[]} />
      <Table label={text.notices.title}>
        <thead>
          <tr>
            <TableHead>{text.notices.kind}</TableHead>
            {CHANNELS.map(({ channel, label }) => (
              <TableHead key={channel} className="text-center">{label}</TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTICE_KINDS.map((kind) => {
            const [name, detail] = text.notices.kinds[kind];
            return (
              <TableRow key={kind}>
                <TableCell>
                  <p className="font-medium">{name}</p>
                  <p className="text-sm text-muted">{detail}</p>
                </TableCell>
                {CHANNELS.map(({ channel, label }) => (
                  <TableCell key={channel} className="text-center">
                    <input type="checkbox" aria-label={text.notices.channel(label, name)} checked={channels[kind][channel]} onChange={(event) => choose(kind, channel, event.target.checked)} className="size-4 accent-ink max-md:size-6" />
                  </TableCell>
                ))}
              </TableRow>
            );
          })}
        </tbody>
      </Table>
      <Button type="submit" variant="primary" pending={pending}>
        {text.notices.save}
      </Button>
    </form>
  );
}
