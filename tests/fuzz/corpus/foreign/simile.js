{ // x
 dateTimeFormat: 'iso8601', events: [ { title: 'A', start: '2001-09-27T10:00:00Z', durationEvent: true, }, ] }