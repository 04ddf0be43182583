import { createServer, type AddressInfo, type Server } from "node:net";
import { StartupError } from "@/lib/startup-error";

const REASONS: Record<string, string> = {
  EADDRINUSE: "is taken by another program (or by this one, already running): stop that, or set PORT to another port",
  EACCES: "needs more rights: set PORT to a port above 1023",
  EADDRNOTAVAIL: "is at an address this machine does not have: set HOST to one of its own, or leave it out",
  ENOTFOUND: "is at a name that does not resolve: set HOST to an address of this machine, or leave it out",
};

/** Listens, and returns the port. @throws StartupError in one clear line. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = REASONS[error.code ?? ""] ?? `cannot be opened (${error.message})`;
      reject(new StartupError(`Port ${port} on ${host} ${reason}.`));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Opens the port for a moment, so that a start which is going to fail does so before it has built anything.
 * @returns the port: for 0, a free one. @throws StartupError when it is taken.
 */
export async function probePort(wanted: { host: string; port: number }): Promise<number> {
  const server = createServer();
  const port = await listen(server, wanted);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
