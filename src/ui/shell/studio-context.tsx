"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Studio } from "./studio";

type Who = Pick<Studio, "person" | "role">;

const StudioContext = createContext<Who | undefined>(undefined);

export function StudioProvider({ person, role, children }: Who & { children: ReactNode }) {
  return <StudioContext value={{ person, role }}>{children}</StudioContext>;
}

/** Who looks, and as what; undefined outside of a studio. */
export const useWho = () => useContext(StudioContext);
