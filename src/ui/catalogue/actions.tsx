"use client";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/ui/primitives/button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from "@/ui/primitives/menu";
import { Segmented } from "@/ui/primitives/segmented";
import { text } from "@/ui/text/en";
import { Buttons } from "./buttons";
import { Section, Specimen } from "./specimen";

const { sample, states } = text.catalogue;
const ZOOMS = [
  { value: "day", label: sample.day },
  { value: "week", label: sample.week },
  { value: "month", label: sample.month },
];

/** What is pressed. */
export function Actions() {
  const [zoom, setZoom] = useState("week");
  return (
    <>
      <Buttons />
      <Section name="segmented">
        <Specimen state="default">
          <Segmented label={states.default} options={ZOOMS} value={zoom} onChange={setZoom} />
        </Specimen>
      </Section>
      <Section name="menu">
        <Specimen state="open">
          <Menu>
            <MenuTrigger asChild>
              <Button>{sample.open}</Button>
            </MenuTrigger>
            <MenuContent align="start">
              <MenuLabel>{sample.person}</MenuLabel>
              <MenuSeparator />
              <MenuItem>
                <Pencil aria-hidden />
                {text.action.edit}
              </MenuItem>
              <MenuItem disabled className="data-disabled:opacity-55">
                {states.disabled}
              </MenuItem>
              <MenuSeparator />
              <MenuRadioGroup value={zoom} onValueChange={setZoom}>
                {ZOOMS.map(({ value, label }) => (
                  <MenuRadioItem key={value} value={value}>
                    {label}
                  </MenuRadioItem>
                ))}
              </MenuRadioGroup>
            </MenuContent>
          </Menu>
        </Specimen>
      </Section>
    </>
  );
}
