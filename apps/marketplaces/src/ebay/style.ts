/** Practice eBay's own small style sheet. */
export const ebayStyle = `
:root{--ink:#191919;--soft:#5f6368;--line:#e0e0e3;--blue:#2454c4}
*{box-sizing:border-box}
body{margin:0;font:14px/1.5 system-ui,sans-serif;color:var(--ink);background:#f7f7f8}
.practice-banner{background:#fff4d6;color:#5b4300;font-size:12px;text-align:center;padding:2px 8px;border-bottom:1px solid #ecd9a0}
#gh{display:flex;gap:18px;align-items:center;background:#fff;border-bottom:1px solid var(--line);padding:10px 24px}
#gh .brand{font-weight:700;font-size:18px;margin-right:auto}
main{max-width:1180px;margin:20px auto;padding:0 16px}
a{color:var(--blue)}
h1{font-size:22px}h2{font-size:16px;margin:0 0 8px}
nav.filters{display:flex;gap:14px;margin-bottom:12px}
table{width:100%;border-collapse:collapse;background:#fff;border:1px solid var(--line)}
th,td{text-align:left;vertical-align:top;padding:10px}
tr.order-info td{border-top:1px solid var(--line)}
.order-status,.sh-bold{font-weight:600}
.sh-secondary,dt{color:var(--soft)}
.wrapper{display:grid;grid-template-columns:320px minmax(0,1fr);gap:18px;align-items:start}
.card,.lineItemCard{background:#fff;border:1px solid var(--line);border-radius:10px;padding:16px;margin-bottom:14px}
dl{margin:0 0 10px}.content dl>div{max-width:420px}.pagination a:not([href]){color:var(--soft)}
.downloadReport button{color:var(--blue);text-decoration:underline;margin-left:12px}dl>div,.data-item{display:flex;justify-content:space-between;gap:12px;padding:2px 0}
dd{margin:0}
button{font:inherit;background:none;border:0;padding:0;color:inherit;cursor:pointer}
.lineItemCard{display:flex;justify-content:space-between;gap:20px}.lineItemCard dl{min-width:240px}
.pagination{display:flex;gap:16px;margin-top:14px}
#tracking-frame{position:fixed;inset:10vh 0 auto;margin:auto;width:min(480px,92vw);height:360px;border:1px solid var(--line);border-radius:10px;background:#fff;box-shadow:0 12px 48px #0005}
.framed{padding:16px;background:#fff}.framed label{display:block;margin-top:8px}.framed input{font:inherit;width:100%;padding:6px 8px;border:1px solid var(--line);border-radius:6px}
.framed [role=listbox]{display:flex;flex-wrap:wrap;gap:6px;margin:8px 0}.framed [role=option]{border:1px solid var(--line);border-radius:14px;padding:2px 10px;cursor:pointer}
.framed button,.page-notice{border:1px solid var(--line);border-radius:8px;padding:6px 12px;margin-top:8px}
.field__error{color:#a8231a}
`;
