"use client";
import type { Delivery, Endpoint, EndpointWithSecret } from "@/modules/webhook/contract";
import { ApiProblem, callApi, readProblem } from "@/ui/api/client";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";

const at = ({ id }: Endpoint) => `v1/webhook-endpoints/${id}`;

/** What is done about an endpoint at once, and said in a toast. */
export function useEndpointActs() {
  const { go, refresh } = useNavigate();
  const toast = useToast();

  /** @returns undefined when it was refused, which was said */
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const { title, detail } = error instanceof ApiProblem ? error : readProblem(0, "");
      toast({ title, detail, tone: "danger" });
      return undefined;
    } finally {
      refresh();
    }
  }

  return {
    /** @param log whether to lead to where it will be seen */
    test: (endpoint: Endpoint, log = true) =>
      attempt(async () => {
        await callApi(`${at(endpoint)}/test`, { method: "POST" });
        toast({ title: text.webhooks.testSent, ...(log && { action: { label: text.webhooks.log, run: () => go(`/settings/webhooks/${endpoint.id}`) } }) });
      }),
    toggle: (endpoint: Endpoint) =>
      attempt(async () => {
        const status = endpoint.status === "active" ? "disabled" : "active";
        await callApi(at(endpoint), { method: "PATCH", body: { status }, version: endpoint.version });
        toast({ title: status === "active" ? text.webhooks.enabled : text.webhooks.disabled });
      }),
    remove: (endpoint: Endpoint) =>
      attempt(async () => {
        await callApi(at(endpoint), { method: "DELETE", version: endpoint.version });
        toast({ title: text.webhooks.removed });
      }),
    redeliver: ({ id }: Delivery) =>
      attempt(async () => {
        await callApi(`v1/webhook-deliveries/${id}/redeliver`, { method: "POST" });
        toast({ title: text.deliveries.onItsWay });
      }),
    /** @returns the new secret */
    rotate: (endpoint: Endpoint) => attempt(async () => (await callApi<EndpointWithSecret>(`${at(endpoint)}/rotate-secret`, { method: "POST", version: endpoint.version })).secret),
  };
}
