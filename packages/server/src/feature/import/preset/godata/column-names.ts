import { IGNORE } from '../../mapping/index.ts';

export const godataRoles = [
  'location',
  'team',
  'event',
  'case',
  'contact',
  'contactOfContact',
  'relationship',
  'followUp',
  'labResult',
] as const;
export type GodataRole = (typeof godataRoles)[number];

/** Finds what a column of a table of Go.Data means; undefined where it is kept beside the record. */
export function godataColumns(role: GodataRole): (word: string) => string | undefined {
  const names = new Map(
    Object.entries({ ...COMMON, ...ROLES[role] }).flatMap(([target, words]) => words.split(' ').map((word) => [word, target] as const)),
  );
  const own = OWN_KEY[role];
  return (word) => {
    if (/^admin\d/u.test(word)) return IGNORE; // the levels above are repeated from the list of locations
    if (role === 'labResult' && /^person(?!id$)/u.test(word)) return IGNORE; // a copy of the case's own record
    if (
      role === 'relationship' &&
      /^(source|target)(person)?(visualid|gender|age|dob|name|firstname|lastname|middlename|ageyears|agemonths|source|target)$/u.test(word)
    )
      return IGNORE;
    if (role === 'relationship' && /^persons(source|target)\[2\]$/u.test(word)) return IGNORE; // the first person tells the direction
    if (word === 'type' && role !== 'location') return IGNORE;
    if (KEY_WORDS.has(word)) return own;
    return names.get(word);
  };
}

const KEY_WORDS = new Set(['id', '_id', 'uuid', 'identifier']);
const OWN_KEY: Readonly<Record<GodataRole, string>> = {
  location: 'area.code',
  team: 'team.key',
  event: 'event.key',
  case: 'person.key',
  contact: 'person.key',
  contactOfContact: 'person.key',
  relationship: 'exposure.key',
  followUp: 'followUp.key',
  labResult: 'labResult.key',
};

/** Words of columns by what they mean, separated by spaces: property names first, then labels in several languages. */
type Words = Readonly<Record<string, string>>;

const COMMON: Words = { 'row.deleted': 'deleted supprimé eliminado 已删除' };

const PERSON: Words = {
  'person.givenName': 'firstname prénom prénoms nombre primernombre nome 名',
  'person.middleName': 'middlename deuxièmeprénom segundonombre',
  'person.familyName': 'lastname nom nomdefamille apellido apellidos sobrenome 姓',
  'person.sex': 'gender sexe genre sexo género 性别',
  'person.ageYears': 'ageyears age[years] âgeannées edadaños',
  'person.age': 'age âge edad idade 年龄',
  'person.ageMonths': 'agemonths âgemois edadmeses',
  'person.birthDate': 'dob dateofbirth datedenaissance fechadenacimiento datadenascimento 出生日期',
  'person.occupation': 'occupation profession ocupación ocupação 职业',
  'person.documentType': 'documentstype[1] documenttype[1]',
  'person.documentNumber': 'documentsnumber[1] documentnumber[1]',
  'person.phone': 'telephone phonenumber addressesphonenumber[1] téléphone teléfono 电话',
  'person.email': 'email emailaddress addressesemailaddress[1]',
  'person.address': 'address addressesaddressline1[1] addressesaddress[1] adresse dirección 地址',
  'person.areaCode':
    'locationid addresseslocationid[1] addresseslocation[1] addresseslocationidlocationidentifier[1] usualplaceofresidencelocationid',
  'person.latitude': 'lat addressesgeolocationlat[1] addressesgeolocationlatitude[1]',
  'person.longitude': 'long lng addressesgeolocationlng[1] addressesgeolocationlongitude[1]',
  'person.pregnant': 'pregnancystatus',
};

const CONTACT: Words = {
  ...PERSON,
  'contact.number': 'visualid contactid contactvisualid',
  'contact.status': 'contactstatus followupstatus',
  'contact.lastExposureDate': 'dateoflastcontact datedudernierscontact datedudernier contactfechadelúltimocontacto 末次接触日期',
  'contact.reportDate': 'dateofreporting datederapportage datedenotification fechadenotificación 报告日期',
  'contact.followUpStart': 'dateoffollowupstart followupstartdate followupstartdateoffollowup startoffollowup',
  'contact.followUpEnd': 'dateoffollowupend followupenddate endoffollowup',
  'contact.riskLevel': 'risklevel',
  'contact.riskReason': 'riskreason reasonforrisk',
  'contact.wasCase': 'wascase',
};

const ROLES: Readonly<Record<GodataRole, Words>> = {
  location: {
    'area.code': 'locationid id _id',
    'area.name': 'name nom nombre nome 名称',
    'area.parentCode': 'parentlocationid parentlocation',
    'area.level': 'adminlevel geographicallevelid geographicallevel',
    'area.latitude': 'lat geolocationlat geolocationlatitude',
    'area.longitude': 'long lng geolocationlng geolocationlongitude',
  },
  team: {
    'team.name': 'name nom nombre nome 名称',
    'team.member':
      'userid userids userids[1] userids[2] userids[3] userids[4] userids[5] userids[6] userids[7] userids[8] userids[9] userids[10]',
    'team.areaCode': 'locationid locationids locationids[1]',
  },
  event: {
    'event.number': 'visualid eventid',
    'event.name': 'eventname name nom nombre 名称',
    'event.description': 'description',
    'event.date': 'dateofevent date',
    'event.endDate': 'enddate',
    'event.reportDate': 'dateofreporting datederapportage fechadenotificación',
    'event.areaCode': 'locationid addresslocationid addresseslocationid[1]',
    'event.latitude': 'lat addressgeolocationlat addressesgeolocationlat[1]',
    'event.longitude': 'long lng addressgeolocationlng addressesgeolocationlng[1]',
  },
  case: {
    ...PERSON,
    'case.number': 'visualid caseid caseidentifier',
    'case.caseClass': 'classification caseclassification clasificación classificação 病例分类',
    'case.onsetDate':
      'dateofonset dateofonsetofsymptoms datedapparitiondessymptômes datedébutdessymptômes fechadeiniciodesíntomas fechadeinicio datadeinício 发病日期',
    'case.onsetApproximate': 'dateofonsetapproximate isdateofonsetapproximate',
    'case.infectionDate': 'dateofinfection datedinfection fechadeinfección',
    'case.reportDate': 'dateofreporting datederapportage datedenotification fechadenotificación 报告日期',
    'case.outcome': 'outcomeid outcome issue desenlace resultado 转归',
    'case.outcomeDate': 'dateofoutcome dateoutcome datederésultat fechadedesenlace',
    'case.isolationStart': 'isolationstartdate',
    'case.isolationEnd': 'isolationenddate',
    'case.hospitalStart': 'hospitalizationstartdate hospitalizationdatesstartdate[1]',
    'case.hospitalEnd': 'hospitalizationenddate hospitalizationdatesenddate[1]',
    'case.facility': 'hospitalizationcentername',
    'case.rangeType1': 'daterangestypeid[1]',
    'case.rangeStart1': 'daterangesstartdate[1]',
    'case.rangeEnd1': 'daterangesenddate[1]',
    'case.rangePlace1': 'daterangescentername[1]',
    'case.rangeType2': 'daterangestypeid[2]',
    'case.rangeStart2': 'daterangesstartdate[2]',
    'case.rangeEnd2': 'daterangesenddate[2]',
    'case.rangePlace2': 'daterangescentername[2]',
    'case.riskLevel': 'risklevel',
    'case.riskReason': 'riskreason reasonforrisk',
    'case.wasContact': 'wascontact',
    'case.becameCaseOn': 'datebecomecase dateofbecomingcase',
    'case.safeBurial': 'safeburial',
    'case.transferRefused': 'transferrefused',
  },
  contact: CONTACT,
  contactOfContact: CONTACT,
  relationship: {
    'exposure.source': 'sourceuuid sourcepersonid sourceid source personsid[1]',
    'exposure.target': 'targetuuid targetpersonid targetid target personsid[2]',
    'exposure.sourceKind': 'sourcepersontype sourcetype personstype[1]',
    'exposure.targetKind': 'targetpersontype targettype personstype[2]',
    'exposure.sourceRole': 'personssource[1]',
    'exposure.firstIsTarget': 'personstarget[1]',
    'exposure.date': 'dateoflastcontact contactdate',
    'exposure.dateEstimated': 'iscontactdateestimated contactdateestimated',
    'exposure.certainty': 'certaintylevel certaintylevelid',
    'exposure.setting': 'contextofexposure socialrelationshiptypeid relation',
    'exposure.exposureType': 'exposuretype exposuretypeid',
    'exposure.frequency': 'exposurefrequency exposurefrequencyid',
    'exposure.duration': 'exposureduration exposuredurationid',
    'exposure.relation': 'relationdetail socialrelationshipdetail',
    'exposure.cluster': 'cluster clusterid clustername',
    'exposure.comment': 'comment comments',
  },
  followUp: {
    'followUp.contact': 'contactuuid personid contactpersonid',
    'followUp.date': 'dateoffollowup date',
    'followUp.status': 'followupstatus statusid status',
    'followUp.dayNumber': 'followupnumber index',
    'followUp.team': 'teamid team',
    'followUp.note': 'comment comments',
  },
  labResult: {
    'labResult.person': 'personid casepersonid',
    'specimen.number': 'sampleidentifier samplelabid labsampleid',
    'specimen.kind': 'sampletype typeofsample',
    'specimen.takenAt': 'datesampletaken',
    'specimen.receivedAt': 'datesampledelivered',
    'labResult.testedDate': 'datetesting datesampletested',
    'labResult.resultDate': 'dateofresult',
    'labResult.lab': 'labname',
    'labResult.test': 'testtype typeoftest',
    'labResult.outcome': 'result labresult',
    'labResult.note': 'notes comments',
    'labResult.sequence': 'sequence',
  },
};
