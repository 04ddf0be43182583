"use client";
import { Ellipsis, KeyRound, Pencil, Power, Trash2 } from "lucide-react";
import Link from "next/link";
import type { Endpoint } from "@/modules/webhook/contract";
import { Button } from "@/ui/primitives/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/ui/primitives/menu";
import { text } from "@/ui/text/en";
import { EndpointBadge, EndpointTrouble } from "./endpoint-state";

/** What can be done about an endpoint. */
export type EndpointAct = "test" | "edit" | "rotate" | "toggle" | "remove";

type Props = { endpoint: Endpoint; zone: string; onAct: (act: EndpointAct) => void };

export function EndpointRow({ endpoint, zone, onAct }: Props) {
  const { id, url, description, types, status } = endpoint;
  const isActive = status === "active";
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-64 space-y-0.5">
        <p className="flex min-w-0 items-center gap-2">
          <Link href={`/settings/webhooks/${id}`} className="truncate font-medium underline-offset-3 hover:underline" title={url}>
            {url}
          </Link>
          <EndpointBadge endpoint={endpoint} />
        </p>
        {description && <p className="wrap-anywhere">{description}</p>}
        <p className="text-sm wrap-anywhere text-muted">{types.length === 0 ? text.webhooks.all : text.webhooks.some(types)}</p>
        <EndpointTrouble endpoint={endpoint} zone={zone} />
      </div>
      <div className="flex gap-1.5">
        <Button asChild size="sm">
          <Link href={`/settings/webhooks/${id}`} aria-label={text.webhooks.logOf(url)}>
            {text.webhooks.log}
          </Link>
        </Button>
        {isActive && (
          <Button size="sm" onClick={() => onAct("test")}>
            {text.webhooks.test}
          </Button>
        )}
        <Menu>
          <MenuTrigger asChild>
            <Button variant="ghost" size="sm" aria-label={text.webhooks.more(url)}>
              <Ellipsis aria-hidden />
            </Button>
          </MenuTrigger>
          <MenuContent align="end">
            <MenuItem onSelect={() => onAct("edit")}>
              <Pencil aria-hidden />
              {text.webhooks.edit}
            </MenuItem>
            <MenuItem onSelect={() => onAct("rotate")}>
              <KeyRound aria-hidden />
              {text.webhooks.rotate}
            </MenuItem>
            <MenuItem onSelect={() => onAct("toggle")}>
              <Power aria-hidden />
              {isActive ? text.webhooks.disable : text.webhooks.enable}
            </MenuItem>
            <MenuSeparator />
            <MenuItem onSelect={() => onAct("remove")}>
              <Trash2 aria-hidden />
              {text.webhooks.remove}
            </MenuItem>
          </MenuContent>
        </Menu>
      </div>
    </li>
  );
}
