/** Practice Amazon's own small style sheet. */
export const amazonStyle = `
:root{--ink:#10222b;--soft:#56666e;--line:#d9dfe2;--accent:#e8a020;--deep:#1d2b34;--ok:#0b6b4f;--bad:#a8231a}
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:#f4f6f7}
.practice-banner{background:#fff4d6;color:#5b4300;font-size:12px;text-align:center;padding:2px 8px;border-bottom:1px solid #ecd9a0}
#navbar{display:flex;gap:24px;align-items:center;background:var(--deep);color:#fff;padding:10px 24px}
#navbar a{color:#fff;text-decoration:none}
#navbar .brand{font-weight:700;font-size:18px;margin-right:auto}
main{max-width:1080px;margin:20px auto;padding:0 16px}
h1{font-size:22px;margin:0 0 12px}h2{font-size:18px;margin:0 0 8px}
a{color:#0a6577}
.a-box,.a-cardui,.panel{background:#fff;border:1px solid var(--line);border-radius:8px;padding:16px;margin-bottom:14px}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:18px;align-items:start}
.a-button-input,button,.a-button-text[role=button]{font:inherit;padding:7px 16px;border-radius:18px;border:1px solid #c98a17;background:var(--accent);cursor:pointer}
.a-button{display:inline-block;position:relative;margin:4px 0}
.continue-button .a-button-input{position:absolute;inset:0;width:100%;opacity:0}
.continue-button .a-button-text{display:block;padding:7px 18px;border-radius:18px;background:var(--accent);border:1px solid #c98a17;text-align:center}
input[type=submit].quiet,.quiet{font:inherit;background:#fff;border:1px solid var(--line);border-radius:18px;padding:5px 12px;cursor:pointer}
.a-popover-header{display:flex;justify-content:space-between;align-items:center}
.a-popover-modal input[type=text]{width:100%}
p{margin:6px 0 10px}h4{margin:8px 0}
.a-color-success{color:var(--ok)}.a-color-secondary{color:var(--soft)}.a-alert-inline-error,.a-alert-error{color:var(--bad)}
.aok-hidden,.js-hide,.a-offscreen,.a-popover-preload{display:none!important}
.a-text-bold{font-weight:600}.a-price{font-size:22px}
label{display:block}label.a-form-label{margin-top:8px;font-weight:600}
input[type=text],select{font:inherit;padding:6px 8px;border:1px solid #aab5ba;border-radius:6px;max-width:100%}
.a-popover-modal{position:fixed;z-index:2;inset:5vh auto auto 50%;transform:translateX(-50%);width:min(520px,92vw);max-height:88vh;overflow:auto;background:#fff;border:1px solid #889;border-radius:10px;padding:18px;box-shadow:0 12px 48px #0005}
ul.a-unordered-list{list-style:none;padding:0;margin:0}
.order-summary-grid,.od-line-item-row{display:flex;justify-content:space-between;gap:12px;padding:2px 0}
.sc-list-item,.lineitem-container{display:flex;justify-content:space-between;gap:16px;border-top:1px solid var(--line);padding:12px 0}
.sc-list-item[data-removed=true]{opacity:.5}
.order-header__header-list{display:flex;flex-wrap:wrap;gap:28px;list-style:none;margin:0;padding:0;font-weight:400}
.a-text-caps{text-transform:uppercase;font-size:11px}
.a-pagination{display:flex;gap:12px;list-style:none;padding:0}
fieldset{border:0;padding:0;margin:0}
`;
