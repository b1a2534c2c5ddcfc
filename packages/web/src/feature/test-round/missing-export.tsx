import { addressOf, AppError, routes } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { AskForExport } from '../../ui/record/list/ask-for-export.tsx';
import { fetchFile, saveFile } from '../../ui/record/save-file.ts';
import { Wrong } from '../../ui/state/wrong.tsx';

/** The list for going from door to door as a file; where it is too large for one person, a second one is asked. */
export function MissingExport({ round, area }: { readonly round: string; readonly area: string }) {
  const { t } = useTranslation(['testRound', 'exporting']);
  const { id: outbreak, name } = useOutbreak();
  const params = { outbreak, id: round };
  const run = useMutation({
    mutationFn: async () =>
      saveFile(
        await fetchFile(addressOf(routes.testRound.exportMissing, { params, query: { area } })),
        `${name}-${t('exporting:missing')}.csv`,
      ),
  });
  const needsApproval = run.error instanceof AppError && run.error.code === 'EXPORT_NEEDS_APPROVAL';
  return (
    <div className="stack">
      <Button loading={run.isPending} onClick={() => run.mutate()}>
        {t('members.export')}
      </Button>
      <Wrong error={run.error} />
      {needsApproval ? (
        <AskForExport
          send={(request) => call(routes.testRound.askMissing, { params, body: { ...request, area } })}
          close={() => run.reset()}
        />
      ) : null}
    </div>
  );
}
