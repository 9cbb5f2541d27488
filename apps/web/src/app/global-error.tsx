'use client';

/** The last net: the root layout itself failed, so nothing of the kit can be used here. */
export default function GlobalError({ retry }: { error: Error; retry: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          display: 'grid',
          placeContent: 'center',
          minHeight: '100vh',
        }}
      >
        <h1 style={{ fontSize: 22 }}>Crosscart could not start this page</h1>
        <p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      </body>
    </html>
  );
}
