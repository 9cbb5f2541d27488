import { activityLog } from '../activity-log/activity-log.ts';
import { agentStatus } from '../agent-runner/agent-status.ts';
import { control } from '../agent-runner/control.ts';
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
import { useStored } from './use-stored.ts';

/** The side panel: pairing while there is none, then the agent at work. */
export function Panel() {
  const pairing = useStored(pairingState);
  const lines = useStored(activityLog);
  if (pairing === undefined || lines === undefined) return <main className="panel" aria-busy="true" />;
  return (
    <main className="panel">
      <header>
        <h1>Crosscart agent</h1>
      </header>
      {pairing.phase === 'unpaired' && <PairForm notice={pairing.notice} />}
      {pairing.phase === 'requested' && <PairingRequest state={pairing} />}
      {pairing.phase === 'cooldown' && <PairingCooldown state={pairing} />}
      {pairing.phase === 'paired' && <PairedAgent agent={pairing.agent} />}
      <LogCard lines={lines} />
    </main>
  );
}

function PairedAgent({ agent }: { agent: Parameters<typeof AgentCard>[0]['agent'] }) {
  const status = useStored(agentStatus);
  const wishes = useStored(control);
  const job = useStored(currentJob);
  const scan = useStored(scanProgress);
  const person = useStored(personAtWork);
  const ownDesk = useStored(desk);
  if (status === undefined || wishes === undefined || job === undefined || scan === undefined) return null;
  if (person === undefined || ownDesk === undefined) return null;
  return (
    <>
      <AgentCard agent={agent} status={status} control={wishes} />
      {agent.role === 'EBAY_AGENT' ? <ScanCard scan={scan} /> : <JobCard job={job} />}
      <PersonCard person={person} desk={ownDesk} />
    </>
  );
}
