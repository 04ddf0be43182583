"use client";
import { Disclosure } from "@/ui/primitives/disclosure";
import { Swatch } from "@/ui/primitives/swatch";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { Tab, TabPanel, Tabs, TabsList } from "@/ui/primitives/tabs";
import { text } from "@/ui/text/en";
import { Section, Specimen } from "./specimen";

const { sample, sections } = text.catalogue;
const ROWS = [
  [sample.person, sample.department],
  [sample.other, text.kind.artist],
  [sample.long, text.kind.room],
];

/** What holds other things together. */
export function Structure() {
  return (
    <>
      <Section name="table">
        <Specimen state="default" wide className="block">
          <Table label={text.resources.title}>
            <thead>
              <tr>
                <TableHead>{sample.name}</TableHead>
                <TableHead>{text.resources.department}</TableHead>
              </tr>
            </thead>
            <tbody>
              {ROWS.map(([name, department]) => (
                <TableRow key={name}>
                  <TableCell>{name}</TableCell>
                  <TableCell>{department}</TableCell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        </Specimen>
      </Section>
      <Section name="tabs">
        <Specimen state="default" className="block">
          <Tabs defaultValue="week">
            <TabsList aria-label={sections.tabs}>
              <Tab value="day">{sample.day}</Tab>
              <Tab value="week">{sample.week}</Tab>
              <Tab value="month">{sample.month}</Tab>
            </TabsList>
            <TabPanel value="day" className="py-2">
              {sample.day}
            </TabPanel>
            <TabPanel value="week" className="py-2">
              {sample.sentence}
            </TabPanel>
            <TabPanel value="month" className="py-2">
              {sample.month}
            </TabPanel>
          </Tabs>
        </Specimen>
      </Section>
      <Section name="disclosure">
        <Specimen state="default" className="block">
          <Disclosure title={sample.more}>
            <p>{sample.sentence}</p>
          </Disclosure>
        </Specimen>
        <Specimen state="long" className="block">
          <Disclosure title={sample.long}>
            <p>{sample.long}</p>
          </Disclosure>
        </Specimen>
      </Section>
      <Section name="swatch">
        <Specimen state="default">
          <Swatch colour="#2f6fde" />
          {sample.project}
          <Swatch colour="#0f766e" />
          {sample.second}
        </Specimen>
      </Section>
    </>
  );
}
