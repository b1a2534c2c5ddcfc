import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch } from '../../app/address.ts';
import { draftCount } from '../../ui/record/draft.ts';
import { DoorPage } from './door-page.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Name and password; afterwards the person comes to where they wanted to go. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const to = useAddressSearch(Search)?.to ?? '/';
  const drafts = draftCount();
  return (
    <DoorPage title={t('signIn.question')} what={t('signIn.what')}>
      <SignInForm
        {...(drafts > 0 ? { waiting: t('signIn.kept', { count: drafts }) } : {})}
        done={() => navigate({ href: to, replace: true })}
      />
      <p className="soft">{t('signIn.help')}</p>
    </DoorPage>
  );
}

const Search = z.object({
  to: z
    .string()
    .regex(/^\/(?!\/)/)
    .optional()
    .catch(undefined),
});
