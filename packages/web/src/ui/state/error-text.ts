import { AppError, errorText } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../../app/client.ts';
import { isPartLost } from '../../app/new-version.ts';
import { currentLocale } from '../../text/i18n.ts';
import { requestFieldText } from '../../text/field.ts';
import { permissionText, roleText } from '../../text/permission.ts';

/** Words for any error in the language in force. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof AppError) return errorText(error.code, currentLocale(), readable(error.details));
    if (error instanceof ConnectionLost || isPartLost(error)) return t('state.connectionLost');
    return t('state.unknownProblem'); // what a browser or a library says is English, and nothing a reader can act on
  };
}

/** Names roles, permissions and fields as the reader knows them. */
function readable(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { field, permission, whoHasIt } = details;
  return {
    ...details,
    ...(typeof field === 'string' ? { field: requestFieldText(field) } : {}),
    ...(typeof permission === 'string' ? { permission: permissionText(permission) } : {}),
    ...(whoHasIt === undefined ? {} : { whoHasIt: rolesText(whoHasIt) }),
  };
}

/** The server names roles in one text or as a list. */
function rolesText(whoHasIt: unknown): string {
  const names = Array.isArray(whoHasIt) ? whoHasIt.map(String) : String(whoHasIt).split(/,\s*/);
  return names.map(roleText).join(currentLocale() === 'en' ? ', ' : '、');
}
