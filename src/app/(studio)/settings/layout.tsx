import type { ReactNode } from "react";
import { SettingsTabs } from "@/ui/settings/settings-tabs";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="w-full max-w-4xl">
      <SettingsTabs />
      {children}
    </div>
  );
}
