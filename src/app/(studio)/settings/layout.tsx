import type { ReactNode } from "react";
import { SettingsTabs } from "@/ui/settings/settings-tabs";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsTabs />
      <div className="w-full max-w-5xl">{children}</div>
    </>
  );
}
