import type { FastifyInstance } from 'fastify';

/**
 * Reads JSON bodies. An empty one counts as absent, so that a door without a body may be knocked at with
 * `Content-Type: application/json`, and a door with one says which fields it misses.
 */
export function registerJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else parse(request, body.toString(), done);
  });
}
