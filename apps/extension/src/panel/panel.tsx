import { browser } from 'wxt/browser';
import { activityLog } from '../activity-log/activity-log.ts';
import { agentStatus, mayWork } from '../agent-runner/agent-status.ts';
import { control } from '../agent-runner/control.ts';
import { lastError } from '../agent-runner/last-error.ts';
import { currentJob } from '../amazon-agent/current-job.ts';
import { scanProgress } from '../ebay-agent/scan-progress.ts';
import { pairingState } from '../pairing/pairing-state.ts';
import { desk, personAtWork } from '../person/person-at-work.ts';
import { AgentCard } from './agent-card.tsx';
import { JobCard } from './job-card.tsx';
import { LogCard } from './log-card.tsx';
import { PairForm } from './pair-form.tsx';
import { PairingCooldown, PairingRequest } from './pairing-request.tsx';
import { PersonCard } from './person-card.tsx';
import { ScanCard } from './scan-card.tsx';
import { Unpair } from './unpair.tsx';
import { useKeptPlace } from './use-kept-place.ts';
import { useStored } from './use-stored.ts';

/** The side panel: pairing while there is none, then the agent at work. */
export function Panel() {
  const pairing = useStored(pairingState);
  const lines = useStored(activityLog);
  const status = useStored(agentStatus);
  useKeptPlace();
  if (pairing === undefined || lines === undefined || status === undefined)
    return <main className="panel" aria-busy="true" />;
  return (
    <main className="panel">
      <header>
        <h1>Crosscart agent</h1>
      </header>
      {pairing.phase === 'unpaired' && <PairForm notice={pairing.notice} />}
      {pairing.phase === 'requested' && <PairingRequest state={pairing} />}
      {pairing.phase === 'cooldown' && <PairingCooldown state={pairing} />}
      {pairing.phase === 'paired' && <PairedAgent agent={pairing.agent} status={status} />}
      <LogCard lines={lines} />
      <footer className="row spread">
        <p className="quiet">Version {browser.runtime.getManifest().version}</p>
        {pairing.phase === 'paired' && <Unpair orgName={status.self?.org_name ?? null} />}
      </footer>
    </main>
  );
}

function PairedAgent({ agent, status }: Pick<Parameters<typeof AgentCard>[0], 'agent' | 'status'>) {
  const wishes = useStored(control);
  const job = useStored(currentJob);
  const scan = useStored(scanProgress);
  const person = useStored(personAtWork);
  const ownDesk = useStored(desk);
  const obstacle = useStored(lastError);
  if (wishes === undefined || job === undefined || scan === undefined || obstacle === undefined)
    return <Opening label={agent.label} />;
  if (person === undefined || ownDesk === undefined) return <Opening label={agent.label} />;
  const isAtWork = agent.role === 'EBAY_AGENT' ? scan.running : job !== null;
  return (
    <>
      <AgentCard agent={agent} status={status} control={wishes} obstacle={isAtWork ? null : obstacle} />
      {agent.role === 'EBAY_AGENT' ? (
        <ScanCard scan={scan} />
      ) : (
        <JobCard job={job} takesNew={!wishes.paused && mayWork(status.self)} />
      )}
      <PersonCard person={person} desk={ownDesk} />
    </>
  );
}

/** The agent's name, until the rest is read: the keyboard has somewhere to be. */
function Opening({ label }: { label: string }) {
  return (
    <section className="card" aria-label="Agent" aria-busy="true">
      <h2>{label}</h2>
    </section>
  );
}
