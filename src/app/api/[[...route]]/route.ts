import { createApi } from "@/server/api";
import { getContext } from "@/server/next-context";

// The same API where Next is the only server (`next start`, Vercel); the Node server answers /api before it comes here.
let app: ReturnType<typeof createApi> | undefined;

function handle(request: Request) {
  app ??= createApi(getContext());
  return app.fetch(request);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
