"use client";
import { useRouter } from "next/navigation";
import { useCallback, useTransition } from "react";

/** Goes to another address of the same page, or renders this one anew, while what is shown stays until the new is there. */
export function useNavigate() {
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = useCallback((href: string, { replace = false } = {}) => start(() => router[replace ? "replace" : "push"](href, { scroll: false })), [router]);
  const refresh = useCallback(() => start(() => router.refresh()), [router]);
  return { pending, go, refresh };
}
