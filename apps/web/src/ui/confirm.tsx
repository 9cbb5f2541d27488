'use client';
import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type ApiError, asApiError } from '#lib/api-error.ts';
import { FormProblem } from './form-problem.tsx';
import { notifyProblem } from './notify.ts';

const QUESTION = 'data-question';

interface Asked {
  title: string;
  consequence: ReactNode;
  /** The act itself, as a verb: never "OK". */
  act: string;
  dangerous?: boolean;
  /** Does it; rejects where it was refused or failed. */
  run: () => Promise<unknown>;
}

/** Asks before something that cannot be taken back lightly. The question stays until the act is done, or says why it is not. */
export function confirm(question: Asked): void {
  const modalId = modals.open({
    title: question.title,
    children: <Question {...question} onDone={() => modals.close(modalId)} />,
  });
}

/** Whether the keyboard is in a question, also while that is closing. */
export function isAsking(): boolean {
  return document.activeElement?.closest(`[${QUESTION}]`) != null;
}

function Question({ onDone, ...asked }: Asked & { onDone: () => void }) {
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const isOpen = useIsMounted();
  const run = async () => {
    setUnderWay(true);
    setProblem(null);
    try {
      await asked.run();
      onDone();
    } catch (thrown) {
      const error = asApiError(thrown);
      if (isOpen()) setProblem(error);
      else notifyProblem(`${asked.act}: not done`, error);
    } finally {
      setUnderWay(false);
    }
  };
  return (
    <Stack gap="md" {...{ [QUESTION]: true }}>
      <Text size="sm">{asked.consequence}</Text>
      <FormProblem error={problem} shownFields={[]} />
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onDone}>
          Keep as it is
        </Button>
        <Button loading={isUnderWay} onClick={run} {...(asked.dangerous ? { color: 'red' } : {})}>
          {asked.act}
        </Button>
      </Group>
    </Stack>
  );
}

/** An answer may come after the dialog was closed. */
function useIsMounted(): () => boolean {
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return () => mounted.current;
}
