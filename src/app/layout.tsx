import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/ui/shell/providers";
import { LOCALE, text } from "@/ui/text/en";

export const metadata: Metadata = {
  title: { default: text.app.name, template: `%s · ${text.app.name}` },
  robots: { index: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme's class is set before React is there, so that the page never flashes in the other one.
    <html lang={LOCALE} suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
