/**
 * The class of an exposed person: 密接, 次密接, 一般接触者, 涉疫场所暴露人员.
 * `unclassified` is a contact listed before anybody judged the exposure.
 */
export const contactClasses = ['closeContact', 'contactOfContact', 'generalContact', 'venueExposed', 'unclassified'] as const;
export type ContactClass = (typeof contactClasses)[number];

/** 接触者状态: under follow-up, converted to case (转为病例), dropped, completed, lost (失访). */
export const contactStatuses = ['active', 'converted', 'dropped', 'completed', 'lost'] as const;
export type ContactStatus = (typeof contactStatuses)[number];
