## Everywhere

language = Sprache
language-missing = Die Sätze auf { $language } konnten nicht geladen werden, deshalb spricht die Seite diesmal Englisch. Nichts ist verloren; laden Sie sie neu, um es noch einmal zu versuchen.
part-missing = Der größere Teil der Seite konnte nicht geladen werden, deshalb gibt es hier vorerst nur Notizen. Nichts ist verloren, und was Sie schreiben, wird behalten. Versuchen Sie es noch einmal, oder laden Sie die Seite neu.
part-again = Noch einmal versuchen
pictures = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
}

## data

data-add-files = Bilder oder ZIP hinzufügen
data-add-folder = Ordner hinzufügen
data-camera = Kamera
data-camera-off = Kamera aus
data-save = Als ZIP speichern
data-save-about = Ein ZIP mit einem Ordner je Klasse, zum Aufbewahren oder für andere Programme
data-clear = Alle entfernen
data-drop = Ziehen Sie Bilder, einen Ordner mit einem Unterordner je Klasse oder ein ZIP davon irgendwo auf diese Zelle. Nichts verlässt Ihren Computer.
data-add-class = + Klasse hinzufügen
data-source = Bilder
data-source-sample = Die Beispielbilder
data-source-yours = Meine eigenen Bilder
data-name = Name
data-held-out = Zurückgehalten (%)
data-held-out-help = Bilder, die zum Testen beiseitebleiben. Aus ihnen lernt das Modell nie.
data-sample = Führen Sie diese Zelle aus, um die Beispielbilder zu laden. Sie können eigene hinzufügen.
data-left-out = { $count ->
    [one] { $count } Datei wurde ausgelassen; die anderen sind da.
   *[other] { $count } Dateien wurden ausgelassen; die anderen sind da.
}
data-left-out-more = und { $count } weitere
data-rename-class = Klasse { $from } in { $to } umbenennen
data-delete-class = Klasse { $class } löschen

## data_card

data-card-none = Noch keine Bilder
data-card-count = { $count ->
    [one] { $count } Bild: { $train } zum Lernen, { $test } zum Testen
   *[other] { $count } Bilder: { $train } zum Lernen, { $test } zum Testen
}
data-card-count-checked = { $count ->
    [one] { $count } Bild: { $train } zum Lernen, { $val } zum Prüfen, { $test } zum Testen
   *[other] { $count } Bilder: { $train } zum Lernen, { $val } zum Prüfen, { $test } zum Testen
}
data-card-class = Klasse { $name }
data-card-key = In der Liste aller Bilder vergibt die Taste { $number } diese Klasse
data-card-name = Name dieser Klasse
data-card-delete = Diese Klasse löschen
data-card-delete-named = Klasse { $name } mit ihren Bildern löschen
data-card-show-all = Alle { $count } zeigen

## data_clipboard

data-paste = Einfügen
data-paste-into = Ein Bild in { $class } einfügen
data-paste-which = Welche Klasse ist es? Klicken Sie zuerst auf die Klasse und fügen Sie dann noch einmal ein: Das Bild kommt dorthin.
data-paste-none = In der Zwischenablage ist kein Bild. Kopieren Sie eines und drücken Sie dann den Knopf noch einmal.
data-paste-not-allowed = Der Browser lässt diese Seite nicht in die Zwischenablage sehen. Klicken Sie stattdessen auf die Klasse und drücken Sie Strg+V (am Mac ⌘V).
data-no-address = Unter { $address } ist nichts, oder es konnte nicht geladen werden. Ihre Bilder sind, wie sie waren; prüfen Sie die Adresse.
data-elsewhere = Diese Seite lädt keine Bilder von anderen Websites: Sie fragt niemanden nach dem, womit Sie arbeiten, also erfährt auch niemand davon. Speichern Sie das Bild oder ZIP auf Ihrem Computer und ziehen Sie es dann hierher.
data-ways = Andere Wege, Bilder hinzuzufügen
data-ways-table = Eine Tabelle mit Beschriftungen.
data-ways-table-about = Wählen oder ziehen Sie Bilder zusammen mit einer CSV-Datei oder ein ZIP von beidem hierher. Die CSV-Datei braucht eine Spalte „filename“ und eine Spalte „label“; in einer Spalte „split“ kann train, val oder test stehen.
data-ways-teachable = Teachable Machine.
data-ways-teachable-about = Ein als Datei (.tm) gespeichertes Bildprojekt bringt seine Klassen und Bilder mit.
data-ways-clipboard = Die Zwischenablage.
data-ways-clipboard-about = Klicken Sie auf eine Klasse und drücken Sie Strg+V (am Mac ⌘V).
data-ways-address = Eine Webadresse.
data-ways-address-about = Nur von dieser Website.
data-address = Adresse

## data_recorder

data-recorder-pace = Bilder
data-recorder-10-a-second = 10 je Sekunde
data-recorder-5-a-second = 5 je Sekunde
data-recorder-2-a-second = 2 je Sekunde
data-recorder-1-a-second = 1 je Sekunde
data-recorder-1-in-3-seconds = Alle 3 Sekunden eines
data-recorder-countdown = Countdown
data-recorder-no-countdown = Keiner: Knopf gedrückt halten
data-recorder-3-seconds = 3 Sekunden
data-recorder-5-seconds = 5 Sekunden
data-recorder-10-seconds = 10 Sekunden
data-recorder-frames = Wie viele
data-recorder-recording = Aufnahme …
data-recorder-recording-stop = Aufnahme … Drücken zum Anhalten
data-recorder-counting = { $left } … Drücken zum Anhalten
data-recorder-hold = Zum Aufnehmen halten
data-recorder-in = Aufnehmen in { $seconds } s

## pictures

pictures-all = Alle Bilder
pictures-grid = Bilder
pictures-none = Kein Bild passt dazu.
pictures-keys = Ein Klick wählt ein Bild, Umschalt+Klick eine Reihe, Strg oder ⌘+Klick ein weiteres. Die Pfeiltasten gehen von Bild zu Bild, die Leertaste wählt, Strg oder ⌘+A nimmt alle, 1 bis 9 geben die Klasse mit dieser Nummer, Entf entfernt, Strg oder ⌘+Z macht rückgängig, die Eingabetaste zeigt das Bild groß.
pictures-picture = { $path } ({ $class }, { $split ->
    [train] zum Lernen
    [val] zum Prüfen
   *[test] zum Testen
})

## pictures_tools

pictures-tools-class = Gezeigte Klasse
pictures-tools-every-class = Alle Klassen
pictures-tools-use = Gezeigte Verwendung
pictures-tools-every-use = Jede Verwendung
pictures-tools-to-learn = Zum Lernen
pictures-tools-to-check = Zum Prüfen
pictures-tools-to-test = Zum Testen
pictures-tools-text = Wörter im Pfad
pictures-tools-seen = { $seen } von { $all } Bildern
pictures-tools-close = Schließen
pictures-tools-close-list = Liste aller Bilder schließen
pictures-tools-actions = Mit den gewählten Bildern
pictures-tools-none-chosen = Keines gewählt
pictures-tools-chosen = { $count ->
    [one] { $count } gewählt
   *[other] { $count } gewählt
}
pictures-tools-give = Den gewählten die Klasse { $class } geben
pictures-tools-give-other = Den gewählten eine andere Klasse geben
pictures-tools-other = Andere Klasse …
pictures-tools-learn = Daraus lernen
pictures-tools-hold-out = Zurückhalten
pictures-tools-remove = Entfernen
pictures-tools-undo = Rückgängig
pictures-tools-undo-named = Rückgängig machen: { $words }

## picture

picture-label = Bild
picture-wait = Einen Moment …
picture-remove = Dieses Bild entfernen

## kept

kept-stored = Auf diesem Gerät gespeichert
kept-part = { $size }, nicht vollständig
kept-delete = Löschen
kept-delete-named = { $name } von diesem Gerät löschen
kept-nothing = Noch ist nichts gespeichert. Heruntergeladene Modelle bleiben hier und laden dann ohne Netz.
kept-total = { $count ->
    [one] { $count } Download, { $bytes }.
   *[other] { $count } Downloads, { $bytes }.
}
kept-total-room = { $count ->
    [one] { $count } Download, { $bytes } von den { $room }, die der Browser dieser Seite gibt.
   *[other] { $count } Downloads, { $bytes } von den { $room }, die der Browser dieser Seite gibt.
}

## kept_here

kept-here = Für dieses Notebook aufbewahrt:
kept-here-pictures = Bilder „{ $name }“
kept-here-files = { $count ->
    [one] { $count } Datei, { $bytes }
   *[other] { $count } Dateien, { $bytes }
}
kept-here-model = Trainiertes Modell „{ $name }“
kept-here-delete = Löschen
kept-here-delete-pictures = Bilder „{ $name }“ aus diesem Notebook und von diesem Gerät löschen
kept-here-delete-model = Trainiertes Modell „{ $name }“ von diesem Gerät löschen

## gallery

gallery-lost = Die Bilder sind nicht Teil der Notebook-Datei. Führen Sie die Datenzelle und dann diese Zelle noch einmal aus, um sie zu sehen.
gallery-more = { $count } weitere zeigen
gallery-choose = Dieses Bild wählen
gallery-choose-named = Wählen: { $name }
gallery-why = Warum?
gallery-why-about = Sehen, worauf diese Antwort beruht
gallery-undo = Rückgängig
gallery-undo-about = Die letzte Änderung der Bilder rückgängig machen (Strg+Z)
gallery-actions = Mit den gewählten Bildern
gallery-chosen = { $count ->
    [one] { $count } Bild gewählt
   *[other] { $count } Bilder gewählt
}
gallery-class = Klasse
gallery-relabel = Diese Klasse geben
gallery-learn = Daraus lernen
gallery-hold-out = Zurückhalten
gallery-delete = Löschen

## camera

camera-view = Kamera
camera-view-mirrored = Kamera, gespiegelt
camera-wait = Warten auf die Kamera. Ihr Browser fragt vielleicht um Erlaubnis.
camera-device = Kamera
camera-mirrored = Gespiegelt
camera-number = Kamera { $number }
camera-not-by-system = Ihr Computer lässt diesen Browser die Kamera nicht verwenden. Nichts ist verloren: Erlauben Sie es dem Browser in den Datenschutzeinstellungen des Systems unter „Kamera“ und drücken Sie den Knopf noch einmal, oder fügen Sie stattdessen Bilddateien hinzu.
camera-not-answered = Der Browser hat gefragt, ob diese Seite die Kamera verwenden darf, und die Frage wurde geschlossen. Nichts ist verloren: Drücken Sie den Knopf noch einmal und wählen Sie „Zulassen“, oder fügen Sie stattdessen Bilddateien hinzu.
camera-not-allowed = Diese Seite darf die Kamera nicht verwenden, und der Browser wird von sich aus nicht noch einmal fragen. Nichts ist verloren: Klicken Sie auf das Symbol neben der Adresse der Seite, stellen Sie „Kamera“ auf „Zulassen“ und drücken Sie den Knopf noch einmal, oder fügen Sie stattdessen Bilddateien hinzu.
camera-gone = Die gewählte Kamera ist nicht mehr da. Drücken Sie den Knopf noch einmal, um eine andere zu verwenden, oder fügen Sie stattdessen Bilddateien hinzu.
camera-none = Es wurde keine Kamera gefunden. Schließen Sie eine an und drücken Sie den Knopf noch einmal, oder fügen Sie stattdessen Bilddateien hinzu.
camera-busy = Die Kamera ist da, liefert aber kein Bild: Vielleicht verwendet sie ein anderes Programm oder ein anderer Tab. Schließen Sie das und drücken Sie den Knopf noch einmal.
camera-insecure = Der Browser gibt die Kamera nur für Seiten über https oder auf diesem Computer frei. Öffnen Sie diese Seite über https, oder fügen Sie stattdessen Bilddateien hinzu.
camera-failed = Die Kamera ist nicht gestartet. Drücken Sie den Knopf noch einmal, oder fügen Sie stattdessen Bilddateien hinzu.

## picture_edit

picture-edit-relabel = { $count ->
    [one] { $count } Bild die Klasse { $class } geben
   *[other] { $count } Bildern die Klasse { $class } geben
}
picture-edit-learn = { $count ->
    [one] aus { $count } Bild lernen
   *[other] aus { $count } Bildern lernen
}
picture-edit-check = { $count ->
    [one] an { $count } Bild prüfen
   *[other] an { $count } Bildern prüfen
}
picture-edit-hold-out = { $count ->
    [one] { $count } Bild zurückhalten
   *[other] { $count } Bilder zurückhalten
}
picture-edit-remove = { $count ->
    [one] { $count } Bild entfernen
   *[other] { $count } Bilder entfernen
}
picture-edit-restore = { $count ->
    [one] { $count } Bild zurückholen
   *[other] { $count } Bilder zurückholen
}

## edit

edit-kind-note = Notiz
edit-kind-note-about = Worte für Sie und Ihre Leser
edit-kind-model = Modell
edit-kind-model-about = Ein Modell laden, das Bilder kennt
edit-kind-data = Daten
edit-kind-data-about = Bilder sammeln, nach Klassen geordnet
edit-kind-augment = Augmentierung
edit-kind-augment-about = Die Bilder variieren, aus denen es lernt
edit-kind-train = Training
edit-kind-train-about = Dem Modell Ihre Klassen beibringen
edit-kind-ensemble = Ensemble
edit-kind-ensemble-about = Mehrere Modelle wie eines antworten lassen
edit-kind-evaluate = Auswertung
edit-kind-evaluate-about = Es an zurückgehaltenen Bildern messen
edit-kind-predict = Vorhersage
edit-kind-predict-about = Es nach einem neuen Bild fragen
edit-kind-explain = Erklärung
edit-kind-explain-about = Sehen, worauf eine Antwort beruht
edit-kind-map = Karte
edit-kind-map-about = Sehen, welche Bilder ihm ähnlich erscheinen
edit-kind-compare = Vergleich
edit-kind-compare-about = Modelle nebeneinanderstellen
edit-kind-unknown = Unbekannt
edit-new-class = Klasse { $number }
## explain

explain-choose-file = Eigenes Bild wählen
explain-camera = Kamera
explain-camera-off = Kamera aus
explain-drop = oder ein Bild hierher ziehen
explain-drop-slow = oder ein Bild hierher ziehen; die Kamera geht mit Rollout und Aufmerksamkeit, die schnell sind
explain-waits = Eine andere Zelle arbeitet gerade; die Antwort folgt, wenn sie fertig ist.
explain-run-first = Führen Sie diese Zelle aus, um zu sehen, worauf eine Antwort beruht.
explain-outdated = Was zu sehen ist, gehört zu den vorigen Einstellungen: Drücken Sie „Ausführen“.
explain-model = Modell
explain-data = Daten
explain-method = Methode
explain-class = Zu erklärende Klasse
explain-likeliest = Die wahrscheinlichste Vermutung
explain-class-number = Klasse { $number }
explain-rollout = Attention Rollout
explain-rollout-about = Verfolgt die Aufmerksamkeit durch alle Blöcke, von der Antwort zurück zu den Patches. Für Transformer.
explain-attention = Aufmerksamkeit, Block für Block
explain-attention-about = Zeigt jeden Kopf jedes Blocks, wie er ist. Für Transformer.
explain-relevance = Relevanz für eine Klasse
explain-relevance-about = Aufmerksamkeit, gewichtet danach, wie sehr sie für die Klasse spricht. Für Transformer.
explain-occlusion = Verdeckung
explain-occlusion-about = Verdeckt einen Teil des Bildes nach dem anderen und beobachtet die Wahrscheinlichkeit der Klasse. Für jedes Netz; braucht viele Durchläufe.
explain-grad-cam-about = Die letzten Merkmalskarten, gewichtet danach, wie sehr sie für die Klasse sprechen. Für Faltungsnetze.
explain-fusion = Köpfe zusammenfassen durch
explain-fusion-mean = Den Mittelwert
explain-fusion-max = Den größten Wert
explain-fusion-min = Den kleinsten Wert
explain-discard = Schwächste Aufmerksamkeit weglassen, %
explain-discard-wrong = Der weggelassene Anteil ist { $percent } %; erlaubt ist 0 bis unter 100 %.
explain-side = Seite des grauen Quadrats, Pixel
explain-side-wrong = Die Seite des Quadrats ist 0; erlaubt ist 1 und mehr.
explain-stride = Von einer Stelle zur nächsten, Pixel
explain-stride-wrong = Der Schritt ist 0; erlaubt ist 1 und mehr.
explain-cost = { $places ->
    [one] { $places } Stelle zu verdecken, also { $places } Durchlauf durch das Netz. Kleinere Schritte zeichnen feiner und dauern länger.
   *[other] { $places } Stellen zu verdecken, also { $places } Durchläufe durch das Netz. Kleinere Schritte zeichnen feiner und dauern länger.
}
explain-pictures = Zu erklärendes Bild
explain-pictures-missing = Die zurückgehaltenen Bilder der Daten erscheinen hier, sobald diese geladen sind.
explain-picture = Dieses Bild von { $class } erklären
explain-picture-taken = Dieses Bild von { $class } erklären, das für { $guess } gehalten wurde
explain-crosses = Die mit einem Kreuz wurden für etwas anderes gehalten.
explain-block = Block
explain-head = Kopf
explain-heads = Köpfe dieses Blocks
explain-heads-mean = Alle Köpfe, ihr Mittel
explain-head-number = Kopf { $head }
explain-head-alone = Kopf { $head } allein
explain-every-head = Jeder Kopf dieses Blocks
explain-token = Wer aufmerksam ist
explain-token-help = Zeigen Sie auf einen Patch, drücken Sie darauf oder gehen Sie mit den Pfeiltasten; Escape führt zum Klassen-Token zurück.
explain-token-class = Das Klassen-Token
explain-token-distillation = Das Destillations-Token
explain-token-patch = Ein Patch
explain-attention-head = Block { $block } von { $blocks }, Kopf { $head } von { $heads }
explain-attention-mean = { $heads ->
    [one] Block { $block } von { $blocks }, Mittel aus { $heads } Kopf
   *[other] Block { $block } von { $blocks }, Mittel aus { $heads } Köpfen
}
explain-class-attends = { $place }: Die Aufmerksamkeit des Klassen-Tokens gilt zu { $class } ihm selbst; der Rest gilt den Patches, wie die Farben zeigen.
explain-class-attends-distilled = { $place }: Die Aufmerksamkeit des Klassen-Tokens gilt zu { $class } ihm selbst und zu { $distillation } dem Destillations-Token; der Rest gilt den Patches, wie die Farben zeigen.
explain-distillation-attends = { $place }: Die Aufmerksamkeit des Destillations-Tokens gilt zu { $class } dem Klassen-Token und zu { $distillation } ihm selbst; der Rest gilt den Patches, wie die Farben zeigen.
explain-patch-attends = { $place }: Die Aufmerksamkeit des Patches in Zeile { $row }, Spalte { $column } gilt zu { $class } dem Klassen-Token; der Rest gilt den Patches, wie die Farben zeigen.
explain-patch-attends-distilled = { $place }: Die Aufmerksamkeit des Patches in Zeile { $row }, Spalte { $column } gilt zu { $class } dem Klassen-Token und zu { $distillation } dem Destillations-Token; der Rest gilt den Patches, wie die Farben zeigen.
explain-patches = Patches des Bildes: Pfeiltasten wählen den, dessen Aufmerksamkeit gezeigt wird
explain-painted = Das Bild, wie das Modell es sieht, mit Farben darüber; daneben beschrieben
explain-low = niedrig: { $value }
explain-high = hoch: { $value }
explain-opacity = Stärke der Farben, %
explain-smooth = Fließende Farben
explain-smooth-help = Aus: eine Farbe für jeden betrachteten Teil.
explain-save = Bild speichern
explain-save-failed = Der Browser hat aus diesem Bild keine Datei gemacht. Nichts ist verloren: Versuchen Sie es noch einmal oder machen Sie das Fenster kleiner.
explain-says = Was das Modell sagt
# The class follows, then explain-took.
explain-of = Hier erklärt:
explain-took = . Dauerte { $ms } ms.
explain-nothing-drawn = Diese Zahlen passen nicht zum Raster des Bildes, deshalb wird nichts gezeichnet.
explain-table = Stärkste Stellen als Tabelle
explain-table-place = Rang
explain-table-row = Zeile
explain-table-column = Spalte
explain-table-value = Wert
explain-meaning-rollout = Wie viel von jedem Patch durch alle Blöcke das Klassen-Token erreicht. Es sagt, wo das Modell sein Wissen sammelt, nicht, für welche Klasse es spricht.
explain-meaning-relevance = Wie sehr jeder Patch, über die Aufmerksamkeit, für { $class } spricht.
explain-meaning-occlusion = Wie weit die Wahrscheinlichkeit von { $class } fällt, wo ein graues Quadrat das Bild verdeckt; unter 0 steigt sie.
explain-meaning-grad-cam = Wo die letzten Merkmalskarten für { $class } sprechen.
explain-flat = Keine Stelle sticht hervor: Alle haben denselben Wert.
explain-strongest = Stärkste von { $rows } × { $columns } Stellen: { $places }.
explain-place = Zeile { $row }, Spalte { $column } ({ $value })
explain-places = { $before }; { $place }
explain-points = { $points } Punkte

## map

map-empty = Führen Sie diese Zelle aus, um zu sehen, welche Bilder sich für das Modell ähneln: Gruppen, Ausreißer und Bilder mit der falschen Klasse.
map-model = Modell
map-data = Daten
map-projection = Darstellung
map-projection-help = PCA zeichnet die zwei Richtungen, in denen sich die Bilder am meisten unterscheiden. t-SNE hält Nachbarn zusammen.
map-pca = Hauptrichtungen (PCA): schnell
map-tsne = Nachbarn (t-SNE): zeigt Gruppen
map-perplexity = Perplexität
map-perplexity-help = Etwa wie viele Nachbarn jedes Bild hat. Weniger zeigen kleine Gruppen, mehr zeigen große.
map-perplexity-wrong = Mit diesen Bildern kann sie von { $least } bis { $most } gehen.
map-caption-pca = Bilder, die beieinanderliegen, ähneln sich für das Modell. Die Karte zeigt { $all } aller Unterschiede: { $across } waagerecht, { $up } senkrecht.
map-caption-tsne = Bilder, die beieinanderliegen, ähneln sich für das Modell. Wie weit Gruppen auseinanderliegen und wie groß sie sind, bedeutet hier nichts.
map-lost = Die Bilder sind nicht Teil der Notebook-Datei. Führen Sie die Datenzelle und dann diese Zelle noch einmal aus, um sie zu sehen.
map-to-learn = zum Lernen
map-to-check = zum Prüfen
map-to-test = zum Testen
map-entry = { $path }, Klasse: { $class }, { $role }
map-entry-guessed = { $path }, Klasse: { $class }, { $role }, Vermutung: { $guess }
map-entry-guess = Vermutung: { $guess }
map-entry-number = Bild { $number }
map-class = Klasse
map-use = Verwendung
map-open = { $picture } öffnen
map-select = { $picture } auswählen
map-more = { $count } weitere
map-list-show = Bilder als Liste zeigen
map-list-hide = Liste ausblenden
map-list-only-selected = Nur die ausgewählten
map-list-selected = Ausgewählt
map-list-picture = Bild
map-list-path = Pfad
map-list-guess = Vermutung
map-label = Karte der Bilder
map-legend = Zeigen oder ausblenden
map-legend-entry = { $count ->
    [one] { $count } Bild; ausblenden oder zeigen
   *[other] { $count } Bilder; ausblenden oder zeigen
}
map-tell = Farben und Formen zeigen
map-tell-class = Die Klasse
map-tell-use = Zum Lernen oder zum Testen
map-tell-right = Richtig oder falsch
map-right = Richtig
map-wrong = Falsch
map-no-guess = Keine Vermutung
map-not-loaded = Nicht geladen
map-readout-guess = Vermutung: { $guess }
map-readout-number = Bild { $number }
map-selected = { $count ->
    [0] Kein Bild ist ausgewählt.
    [one] { $count } Bild ist ausgewählt.
   *[other] { $count } Bilder sind ausgewählt.
}
map-selection = Die ausgewählten Bilder
map-choose-class = Klasse wählen
map-new-class = Oder eine neue
map-relabel = Diese Klasse geben
map-move = Dorthin verschieben
map-remove = Aus den Daten entfernen
map-unselect = Nichts auswählen
map-twins = Fast dasselbe Bild auf beiden Seiten der Aufteilung
map-twins-found = { $count ->
    [0] Kein Bild wurde auf beiden Seiten der Aufteilung gefunden.
    [one] { $count } Paar. Was am einen Bild gelernt wurde, wird am anderen abgefragt; so wirkt der Test besser, als er ist. Verschieben Sie das eine zum anderen oder entfernen Sie es.
   *[other] { $count } Paare. Was am einen Bild gelernt wurde, wird am anderen abgefragt; so wirkt der Test besser, als er ist. Verschieben Sie das eine zum anderen oder entfernen Sie es.
}
map-twin-similarity = Ähnlichkeit { $similarity }
map-twin-learn = Zum Lernen nehmen
map-twin-check = Zum Prüfen nehmen
map-twin-test = Zum Testen nehmen
map-twin-move = { $action }: { $picture }
map-twin-remove = Entfernen
map-twin-remove-named = { $picture } entfernen

## overlay

overlay-grid = Raster aus Patches

## scatter

scatter-map = Karte
scatter-help = Ziehen verschiebt. Vergrößern Sie mit + und −, mit zwei Fingern oder mit dem Mausrad, wenn die Karte angewählt ist (oder mit Strg). Bild ab und Bild auf gehen von Bild zu Bild, Eingabe öffnet eines, die Leertaste wählt es aus.
scatter-view = Ansicht der Karte
scatter-in = Vergrößern
scatter-in-key = Vergrößern (+)
scatter-out = Mehr zeigen
scatter-out-key = Mehr zeigen (−)
scatter-whole = Ganze Karte
scatter-whole-key = Die ganze Karte (0)
scatter-lasso = Lasso
scatter-lasso-help = Umfahren Sie Bilder, um sie auszuwählen; mit Umschalt kommen sie zur Auswahl hinzu
## cells

cells-name = Zelle { $number }: { $title }

## head

head-expand = Diese Zelle aufklappen
head-collapse = Diese Zelle zuklappen
head-ended = Beendet: { $when }
head-ran = lief { $time }
head-stop = Anhalten
head-stop-help = Diese Zelle anhalten
head-cancel = Abbrechen
head-cancel-help = Diese Zelle aus der Warteschlange nehmen
head-run = Ausführen
head-run-help = Diese Zelle ausführen (Umschalt+Eingabe)
head-run-above = Alle Zellen darüber ausführen
head-run-below = Diese Zelle und alle darunter ausführen
head-insert-above = Zelle darüber hinzufügen
head-insert-below = Zelle darunter hinzufügen
head-move-up = Diese Zelle nach oben verschieben
head-move-up-help = Nach oben verschieben (Alt+↑)
head-move-down = Diese Zelle nach unten verschieben
head-move-down-help = Nach unten verschieben (Alt+↓)
head-more = Mehr zu dieser Zelle
head-delete = Diese Zelle löschen
head-delete-help = Löschen (D D)

## evaluate

evaluate-model = Modell
evaluate-data = Daten
evaluate-empty = Wie oft das Modell richtigliegt, was es womit verwechselt und welche Bilder hinter jeder Zahl stehen.
evaluate-measured = Gemessen an { $count ->
    [one] { $count } zurückgehaltenen Bild
   *[other] { $count } zurückgehaltenen Bildern
}.
evaluate-measured-range = Gemessen an { $count ->
    [one] { $count } zurückgehaltenen Bild
   *[other] { $count } zurückgehaltenen Bildern
}. Bei ebenso vielen anderen könnte Top-1 genauso gut { $low } bis { $high } sein: Kleinere Unterschiede besagen nichts.
evaluate-worth-title = Bilder, die einen Blick lohnen
evaluate-trust-title = Sind seine Wahrscheinlichkeiten verlässlich?
evaluate-range = { $low } bis { $high }
evaluate-interval = 95-%-Bootstrap-Intervall
evaluate-top1 = Top-1: auf Anhieb richtig
evaluate-top5 = Top-5: unter fünf Antworten die richtige
evaluate-loss = Verlust: niedriger ist besser
evaluate-balanced = ausgewogene Genauigkeit: mittlerer Recall
evaluate-kappa = Cohens Kappa: 0 ist Zufall
evaluate-macro-f1 = F1, Mittel über die Klassen
evaluate-shown-counts = Anzahl der Bilder
evaluate-shown-row = Prozent der wahren Klasse
evaluate-shown-column = Prozent der Vorhersagen
evaluate-order-name = Nach Name
evaluate-order-errors = Meiste Fehler zuerst
evaluate-order-size = Meiste Bilder zuerst
evaluate-confusions = Was wofür gehalten wurde
evaluate-confusions-help = Jede Zeile ist eine wahre Klasse, jede Spalte eine Vorhersage. Wählen Sie eine Zahl, um ihre Bilder zu sehen.
evaluate-numbers = Zahlen
evaluate-order = Reihenfolge
evaluate-behind = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
} von „{ $class }“, für „{ $guess }“ gehalten

## evaluate_classes

evaluate-classes-class = Klasse
evaluate-classes-precision = Precision
evaluate-classes-recall = Recall
evaluate-classes-average = Mittlere Precision
evaluate-classes-pictures = Bilder
evaluate-classes-sort = Danach sortieren
evaluate-classes-mean-classes = Mittel über Klassen
evaluate-classes-mean-pictures = Mittel über Bilder
evaluate-classes-title = Klasse für Klasse
evaluate-classes-help = Precision: wie viele Vorhersagen der Klasse stimmen. Recall: wie viele Bilder der Klasse gefunden werden. ROC AUC: wie oft ein Bild der Klasse eine höhere Wahrscheinlichkeit für sie erhält als das einer anderen.
evaluate-classes-curves = Kurven von
evaluate-classes-found = gefunden
evaluate-classes-chance = bei Zufall
evaluate-classes-others = Anteil anderer, die dafür gehalten werden
evaluate-classes-roc-said = Fläche unter der ROC-Kurve von „{ $class }“: { $area }
evaluate-classes-pr-title = Precision und Recall
evaluate-classes-pr-precision = Precision
evaluate-classes-pr-recall = Recall
evaluate-classes-pr-said = Mittlere Precision von „{ $class }“: { $area }

## evaluate_pictures

evaluate-pictures-costly = Die teuersten
evaluate-pictures-costly-help = Die höchsten Verluste: was dem Modell am schwersten fällt.
evaluate-pictures-sure = Sicher, aber falsch
evaluate-pictures-sure-help = Fehler, auf die das Modell gewettet hätte.
evaluate-pictures-suspects = Fragliche Beschriftungen
evaluate-pictures-suspects-help = Das Modell hält eine andere Klasse für wahrscheinlicher, als es bei Bildern dieser Klasse üblich ist (Confident Learning). Entweder irrt das Modell oder die Beschriftung stimmt nicht: Sehen Sie nach und beschriften Sie neu, wo es an ihr liegt.
evaluate-pictures-none = Es gibt keine.
evaluate-pictures-which = Welche Bilder
evaluate-pictures-shot = wahr: { $label }, vorhergesagt: { $guess } ({ $sure }), Verlust { $loss }
evaluate-pictures-guess = → { $guess }
evaluate-pictures-shot-line = { $sure }, Verlust { $loss }
evaluate-pictures-suspect = beschriftet mit „{ $label }“, sieht aus wie „{ $likely }“
evaluate-pictures-suspect-line = oder { $likely }?

## evaluate_stress

evaluate-stress-noise = Rauschen
evaluate-stress-blur = Unschärfe
evaluate-stress-contrast = Geringer Kontrast
evaluate-stress-jpeg = JPEG-Kompression
evaluate-stress-title = Besteht es auch bei verdorbenen Bildern?
evaluate-stress-help = Noch einmal die zurückgehaltenen Bilder, auf vier Arten in fünf Stärken verschlechtert. Das dauert zwanzigmal so lange wie eine einfache Messung.
evaluate-stress-measure = Messen
evaluate-stress-first = Führen Sie zuerst diese Zelle aus.
evaluate-stress-clean = Top-1 bei { $count ->
    [one] { $count } Bild
   *[other] { $count } Bildern
}; { $share } im Originalzustand.
evaluate-stress-strength = Stärke

## evaluate_trust

evaluate-trust-calibration = { $verdict ->
    [sure] Es ist sich zu sicher
    [modest] Es ist zu bescheiden
   *[fair] Es ist etwa so sicher, wie es sein sollte
}: Durch eine Temperatur von { $temperature } geteilt ({ $on ->
    [validation] angepasst an die Validierungsbilder
   *[halves] an je eine Hälfte dieser Bilder angepasst und an der anderen gemessen, da es keine Validierungsbilder gibt
}) haben seine Logits einen Kalibrierungsfehler (ECE) von { $ece } statt { $ece_before } und einen Verlust von { $loss } statt { $loss_before }.
evaluate-trust-said = Kalibrierungsfehler { $before } vor und { $after } nach der Temperaturskalierung.
evaluate-trust-right = richtig
evaluate-trust-if-true = bei wahren Wahrscheinlichkeiten
evaluate-trust-stated = Wie das Modell sie angibt
evaluate-trust-scaled = Nach Temperaturskalierung
evaluate-trust-probability = angegebene Wahrscheinlichkeit
evaluate-trust-answers = Antwortet es erst ab { $from }, so beantwortet es { $answered } der Bilder und liegt bei { $right } davon richtig.
evaluate-trust-answers-none = Antwortet es erst ab { $from }, so beantwortet es { $answered } der Bilder und liegt bei keinem davon richtig.
evaluate-trust-no-cell = Noch gibt es keine Vorhersagezelle, die „{ $model }“ befragt.
evaluate-trust-set = In { $count ->
    [one] { $count } Vorhersagezelle
   *[other] { $count } Vorhersagezellen
} eingestellt.
evaluate-trust-threshold-title = Wann sollte es „Ich weiß es nicht“ sagen?
evaluate-trust-coverage = Nur antworten, wenn es sicher ist
evaluate-trust-answered-right = richtig unter den beantworteten
evaluate-trust-answered = beantwortet
evaluate-trust-lowest = niedrigste beantwortete Wahrscheinlichkeit
evaluate-trust-threshold = Ab dieser Wahrscheinlichkeit antworten
evaluate-trust-apply = Temperatur und Schwelle in Vorhersagezellen verwenden

## ui

chart-epoch = Epoche
chart-at-epoch = Epoche { $place }
chart-rate = Lernrate
chart-at-rate = Lernrate { $place }
chart-at-share = bei { $place }
curves-save = Dieses Diagramm als Datei speichern (SVG)
curves-save-help = Dieses Diagramm speichern (SVG)
dialog-close = Schließen
field-not-a-number = Bitte geben Sie eine Zahl ein.
matrix-corner = wahr ↓  vorhergesagt →
matrix-right = { $count } von { $size } Bildern von „{ $class }“ erkannt ({ $share } %).
matrix-wrong = { $count } von { $size } Bildern von „{ $class }“ für „{ $guess }“ gehalten ({ $share } %).
matrix-point = Zeigen Sie auf eine Zahl, oder gehen Sie mit den Pfeiltasten hin.
progress = Fortschritt
snippet-copy = Kopieren
snippet-copy-named = Kopieren: { $title }
snippet-copied = Kopiert
snippet-not-allowed = Dieser Browser erlaubt hier kein Kopieren: Markieren Sie den Text und kopieren Sie ihn
table-as-table = Als Tabelle
table-of = : { $title }
## train-advanced

train-advanced-stages = Schritt für Schritt
train-advanced-stages-help = Stufen vor der eigentlichen: erst nur der Kopf, dann die letzten Blöcke, jede Stufe mit mindestens so vielen Blöcken wie die vorige (schrittweises Auftauen).
train-advanced-stage = Stufe { $number }
train-advanced-stage-blocks = Lernende Blöcke
train-advanced-stage-blocks-help = Vom Ende her gezählt; 0 für den Kopf allein.
train-advanced-stage-epochs = Epochen
train-advanced-stage-epochs-help = Wie oft alle Trainingsbilder in dieser Stufe gesehen werden.
train-advanced-stage-lr = Lernrate
train-advanced-stage-lr-help = Wie groß die Änderungen in dieser Stufe sind.
train-advanced-stage-batch = Batchgröße
train-advanced-stage-batch-help = Wie viele Bilder in dieser Stufe vor jeder Änderung angesehen werden.
train-advanced-stage-add = Stufe hinzufügen
train-advanced-stage-remove = Stufe { $number } entfernen
train-advanced-lr = Lernrate
train-advanced-rule = Regel
train-advanced-rule-help = Wie die Gewichte ihren Gradienten folgen. Lion braucht ein Zehntel der Lernrate.
train-advanced-rule-sgd = SGD mit Momentum
train-advanced-annealing = Absenkung
train-advanced-annealing-help = Wie die Lernrate von ihrem Höchstwert zu ihrem Endwert kommt.
train-advanced-annealing-cosine = Kosinus
train-advanced-annealing-linear = Gerade Linie
train-advanced-annealing-constant = Bleibt beim Höchstwert
train-advanced-annealing-step = Nach jedem Drittel auf ein Zehntel
train-advanced-warmup = Aufwärmepochen
train-advanced-warmup-help = Über so viele Epochen steigt die Lernrate von null an.
train-advanced-min-lr = Lernrate am Ende
train-advanced-min-lr-help = Wo die Lernrate schließlich ankommt.
train-advanced-layer-decay = Abnahme je Schicht
train-advanced-layer-decay-help = Jede Schicht lernt mit diesem Vielfachen der Lernrate der Schicht darüber: Bei 1 sind alle gleich, üblich ist 0,75.
train-advanced-head-lr = Faktor des Kopfes
train-advanced-head-lr-help = Der Kopf lernt mit diesem Vielfachen der Lernrate.
train-advanced-clip = Gradientengrenze
train-advanced-clip-help = Der längste erlaubte Schritt; 0 schaltet das ab.
train-advanced-regularization = Gegen Auswendiglernen
train-advanced-weight-decay = Gewichtsabnahme (Weight Decay)
train-advanced-weight-decay-help = Zieht die Gewichte in Richtung null.
train-advanced-label-smoothing = Label-Glättung
train-advanced-label-smoothing-help = Verhindert, dass sich das Modell zu sicher wird: 0 ist aus, üblich ist 0,1.
train-advanced-dropout-help = Anteil der Werte, die beim Lernen zufällig weggelassen werden.
train-advanced-attention-dropout = Aufmerksamkeits-Dropout
train-advanced-attention-dropout-help = Anteil der Aufmerksamkeit, der weggelassen wird.
train-advanced-drop-path = Stochastische Tiefe
train-advanced-drop-path-help = Anteil der Bilder, die den letzten Block überspringen; bei den Blöcken davor weniger.
train-advanced-token-mixup = Mischen von Tokens
train-advanced-token-mixup-help = Überblendet Bilder nach dem eingefrorenen Teil, samt ihren Beschriftungen; geht auch mit behaltenen Ansichten. 0 ist aus.
train-advanced-ema = Mittel der Gewichte
train-advanced-ema-help = Liefert das laufende Mittel der Gewichte; 0 ist aus, 0,98 passt zu einem kurzen Lauf.
train-advanced-judging = Bewertung der Epochen
train-advanced-keep-best = Beste Epoche behalten nach
train-advanced-keep-best-help = Liefert die Gewichte der Epoche, die bei den beiseitegelegten Bildern am besten war.
train-advanced-keep-best-off = Aus: die letzte Epoche
train-advanced-keep-best-loss = Verlust
train-advanced-keep-best-top1 = Auf Anhieb richtig
train-advanced-keep-best-f1 = Mittleres F1 der Klassen
train-advanced-validation = Beiseitegelegt
train-advanced-validation-help = Anteil der Trainingsbilder jeder Klasse, nach denen die Epochen bewertet werden.
train-advanced-patience = Geduld
train-advanced-patience-help = Endet nach so vielen Epochen ohne Verbesserung; 0 ist aus.
train-advanced-data = Daten und Tempo
train-advanced-balance = Ungleiche Klassen
train-advanced-balance-help = Was geschieht, wenn einige Klassen viel weniger Bilder haben.
train-advanced-balance-none = Nichts
train-advanced-balance-sampling = Die kleinen öfter zeigen
train-advanced-balance-loss = Die kleinen stärker gewichten
train-advanced-views = Behaltene Ansichten
train-advanced-views-help = Der eingefrorene Teil sieht so viele Varianten jedes Bildes, je einmal; die Epochen nutzen sie dann abwechselnd, was viel schneller ist. -1 behält eine für jede Epoche, 0 keine. Nicht beim Mischen von Bildern.
train-advanced-micro-batch = Bilder gleichzeitig
train-advanced-micro-batch-help = Ein Batch kann in Teilen verarbeitet werden, was weniger Speicher braucht; bei 0 wird die Zahl automatisch gewählt.
train-advanced = Erweitert
train-advanced-seed = Startwert
train-advanced-seed-help = Gleicher Startwert, gleiches Ergebnis auf der CPU. Ändern Sie ihn, um neu zu würfeln.
train-advanced-probe = Mit linearer Sonde beginnen
train-advanced-probe-help = Der Kopf beginnt dort, wo eine logistische Regression endet, statt bei null.
train-advanced-standardize = Merkmale standardisieren
train-advanced-standardize-help = Bringt zuerst alles, was der Kopf liest, auf einen Maßstab. Hilft meistens.
train-advanced-teacher = Lehrer
train-advanced-learn-from-help = Wissensdestillation: Neben den Beschriftungen werden die Antworten von Modellen gelernt, die diese Klassen schon kennen; mehrere werden gemittelt.
train-advanced-lesson = Was es lehrt
train-advanced-lesson-soft = Seine geglätteten Wahrscheinlichkeiten
train-advanced-lesson-hard = Seine ersten Antworten
train-advanced-lesson-relations = Wie ähnlich es Bilder findet
train-advanced-alpha = Sein Anteil
train-advanced-alpha-help = 0 hört nur auf die Beschriftungen, 1 nur auf den Lehrer.
train-advanced-temperature = Temperatur
train-advanced-temperature-help = Je höher, desto mehr zeigt sich, was der Lehrer für möglich hält.

## train-form

train-form-what = Was lernt
train-form-what-help = Der Kopf ist die letzte Schicht: Er benennt die Klassen. Blöcke sind die Schichten, die hinsehen.
train-form-what-probe = Lineare Sonde: der Kopf, auf einmal berechnet
train-form-what-head = Nur der Kopf: schnell, reicht oft
train-form-what-blocks = Kopf und letzte Blöcke: langsamer, oft besser
train-form-what-all = Alles: am langsamsten, für viele Bilder
train-form-blocks = Letzte Blöcke
train-form-blocks-help = Wie viele Blöcke, vom Ende gezählt, mitlernen.
train-form-epochs = Epochen
train-form-epochs-help = Wie oft das Modell jedes Trainingsbild sieht.
train-form-batch = Batchgröße
train-form-batch-help = Wie viele Bilder es vor jeder kleinen Änderung ansieht.
train-form-lr = Lernrate
train-form-lr-help = Wie groß jede Änderung ist. Zu groß, und es vergisst; zu klein, und es dauert ewig.
train-form-preset = Rezept
train-form-preset-help = Einstellungen, die zu so vielen Bildern passen; alles darin lässt sich unten ändern.
train-form-preset-own = Unten eingestellt
train-form-suggested = Hier empfohlen: „{ $preset }“, denn { $why }.
train-form-suggested-none = Sobald die Bilder da sind, wird eines davon vorgeschlagen.
train-form-use-preset = Übernehmen
train-form-dozens = Ein paar Dutzend Bilder: lineare Sonde
train-form-hundreds = Ein paar Hundert: Kopf, dann die letzten 2 Blöcke
train-form-thousands = Tausende: Kopf, dann die obere Hälfte der Blöcke
train-form-everything = Alles lernt: für sehr viele Bilder
train-form-memory = Braucht etwa { $total } Speicher: { $weights } für Gewichte, { $gradients } für Gradienten und Optimierer, { $activations } für { $pictures ->
    [one] { $pictures } Bild
   *[other] { $pictures } Bilder
} gleichzeitig.
train-form-memory-over = { $needs } Das ist mehr als die { $limit }, mit denen eine Seite rechnen kann: Lassen Sie weniger Blöcke lernen.
train-form-memory-none = Was ein Lauf an Speicher braucht, steht hier, sobald das Modell geladen ist.
train-form-memory-parts = { $needs } Der Batch von { $batch } wird in Teilen verarbeitet, um unter { $limit } zu bleiben.
train-form-model = Ausgangsmodell
train-form-data = Lernen aus Daten
train-form-output = Name des Ergebnisses
train-form-augment = Bilder variieren
train-form-augment-help = Jedes Mal sieht ein Bild ein wenig anders aus, sodass es nicht auswendig gelernt werden kann.
train-form-augment-cell = Wie in der Zelle „{ $name }“
train-form-augment-own = Wie in der Datei dieses Notebooks
train-form-augment-unused = Der Kopf allein lernt aus jedem Bild, so wie es ist, und sieht es nur einmal an; daher hat die Augmentierungszelle hier keine Wirkung.

## train

train-loss = Verlust
train-loss-training = Training
train-loss-held-out = zurückgehalten
train-loss-said = Nach Epoche { $epoch }: Trainingsverlust { $training }, Verlust bei zurückgehaltenen Bildern { $held_out }.
train-loss-waiting = Fällt beim Lernen
train-accuracy = Genauigkeit
train-accuracy-said = Nach Epoche { $epoch }: Top-1 { $top1 }, Top-5 { $top5 }.
train-accuracy-waiting = Steigt beim Lernen
train-export = Modell als Datei speichern (.safetensors)
train-export-package = Für andere Programme speichern (.zip)
train-export-package-help = Die ZIP-Datei lässt sich mit transformers, timm und ONNX-Laufzeiten öffnen und enthält eine Modellkarte.
train-result-waiting = Sobald es gelernt hat: wie gut es ist, und das Modell als Datei.
train-tile-top1 = auf Anhieb richtig (zurückgehalten)
train-tile-loss = Verlust (zurückgehalten)
train-tile-seconds = insgesamt
train-tile-parameters = gelernte Parameter
train-finished = Fertig nach { $epochs ->
    [one] { $epochs } Epoche
   *[other] { $epochs } Epochen
}, gemessen an { $pictures ->
    [one] { $pictures } zurückgehaltenen Bild
   *[other] { $pictures } zurückgehaltenen Bildern
}.
train-finished-best = Fertig nach { $epochs ->
    [one] { $epochs } Epoche
   *[other] { $epochs } Epochen
}, die beste war Nummer { $best }, gemessen an { $pictures ->
    [one] { $pictures } zurückgehaltenen Bild
   *[other] { $pictures } zurückgehaltenen Bildern
}.
train-stopped = Angehalten nach { $epochs ->
    [one] { $epochs } Epoche
   *[other] { $epochs } Epochen
}; das Modell behält, was es bis dahin gelernt hat. Führen Sie die Zelle noch einmal aus, um dort weiterzumachen.
train-cache = Der eingefrorene Teil wurde zu { $share } nachgeschlagen, statt berechnet zu werden; { $bytes } bleiben für den nächsten Lauf erhalten.
train-cache-stored = Der eingefrorene Teil wurde zu { $share } nachgeschlagen, statt berechnet zu werden; { $bytes } im Speicher und { $stored } auf diesem Gerät bleiben für den nächsten Lauf erhalten.

## train-history

train-history = Frühere Läufe ({ $count })
train-history-help = Jeder Lauf behält sein Rezept und seine Kurve, auch in der Notebook-Datei.
train-history-run = Lauf
train-history-changes = Anders als jetzt eingestellt
train-history-loss = Verlust
train-history-took = Dauer
train-history-compare = Vergleich
train-history-again = Noch einmal
train-history-compare-run = Lauf { $number } mit dem letzten vergleichen
train-history-take-up = Rezept übernehmen
train-history-take-up-help = Diese Zelle so einstellen wie bei diesem Lauf
train-history-branch = Als neue Zelle
train-history-branch-help = Eine neue Trainingszelle, eingestellt wie bei diesem Lauf
train-history-other-seed = Anderer Startwert
train-history-other-seed-help = Noch einmal mit anderen Zufallszahlen ausführen
train-history-model = Modell { $name }
train-history-data = Daten { $name }
train-history-nothing = nichts
train-history-more = { $changes } und { $more } weitere
train-history-said = Lauf { $number }: Top-1 { $top1 }, Verlust { $loss }
train-history-said-both = { $last }; { $other }.
train-history-chart = Verlust (zurückgehalten)
train-history-last = der letzte Lauf
train-history-chosen = der gewählte Lauf

## train-trial

train-trial = Vor dem Training ausprobieren
train-trial-help = Kurze Läufe, die kein Modell hinterlassen: wie der Verlust auf die Lernrate reagiert und wie sehr das Ergebnis davon abhängt, mit welchen Bildern getestet wird.
train-trial-rates = Lernrate suchen
train-trial-folds = Kreuzvalidierung in { $parts } Teilen
train-trial-first = Führen Sie zuerst die Modell- und die Datenzelle aus.
train-trial-no-rate = Der Verlust fällt nie für längere Zeit, daher sticht keine Lernrate hervor. Mehr Bilder oder ein anderes Modell könnten helfen.
train-trial-suggested = Empfohlen: { $rate }, auf halbem Weg im längsten Gefälle.
train-trial-chart = Verlust nach Lernrate
train-trial-chart-loss = Trainingsverlust
train-trial-chart-suggested = empfohlen
train-trial-use-rate = Übernehmen
train-trial-mean = Top-1 { $mean } ± { $deviation } (Mittelwert und Standardabweichung von { $parts } Teilen).
train-trial-part = Teil
train-trial-pictures = Bilder
train-trial-loss = Verlust

## train-progress

train-progress-starting = Startet …
train-progress-of = { $done } von { $total }
train-progress-download = Herunterladen: { $amount }
train-progress-decode = Bilder werden gelesen: { $amount }
train-progress-compile = Vorbereitung: GPU-Shader werden übersetzt. Das geschieht nur einmal und kann eine Minute dauern.
train-progress-features = Vorbereitung: Jedes Bild wird einmal angesehen, { $amount }
train-progress-trial = Ausprobieren: Schritt { $amount }
train-progress-evaluate = Messung an { $amount } Bildern
train-progress-neighbours = Bilder werden miteinander verglichen: { $amount }
train-progress-layout = Bilder werden angeordnet: Schritt { $amount }
train-progress-pack = Bilder werden gespeichert: { $amount }
train-progress-steps = Training: Epoche { $epoch } von { $epochs }, Schritt { $step } von { $steps }, Verlust { $loss }

## train-code

train-code = Als Code
train-code-help = Die Einstellungen oben, für andere Programme. Beide tun dasselbe wie diese Zelle; wo ein Programm den Zufall braucht, würfelt es anders, sodass die Ergebnisse im Rahmen der üblichen Streuung übereinstimmen.
train-code-command = Befehlszeile
train-code-python = PyTorch und timm
train-code-save = Skript speichern (train.py)

## train-broken-off

train-broken-off = Dieser Lauf wurde in Epoche { $epoch } von { $epochs } unterbrochen. „Ausführen“ macht dort weiter.

## summary

summary-starter = { $name }: das eingebaute Startmodell
summary-sample = { $name }: die Beispielbilder
summary-augment = { $name }, gezeigt an { $data }
summary-train = { $model } lernt { $data } und wird zu { $output }
summary-ensemble = { $output } aus { $models }
summary-on = { $models } auf { $data }
summary-map = { $data }, wie { $model } sie sieht
summary-right = { $share } richtig
summary-empty-note = Eine leere Notiz
## announce

announce-running = { $cell }: läuft.
announce-done = { $cell }: fertig.
announce-done-accuracy = { $cell }: fertig. Genauigkeit { $percent } %.
announce-failed = { $cell }: nicht gelungen.
announce-ended = { $cell }: beendet.
announce-epoch = Epoche { $epoch }, Genauigkeit { $percent } %
announce-epoch-of = Epoche { $epoch } von { $epochs }, Genauigkeit { $percent } %
announce-progress = { $what }, { $percent } Prozent
announce-training = Training läuft
announce-download = Wird heruntergeladen
announce-decode = Bilder werden gelesen
announce-compile = Grafikkarte wird vorbereitet
announce-features = Wird vorbereitet
announce-trial = Wird ausprobiert
announce-evaluate = Wird gemessen
announce-neighbours = Wird verglichen
announce-layout = Wird angeordnet
announce-pack = Bilder werden gespeichert
announce-cell = Zelle

## bridge

bridge-unknown-day = unbekannten Tag

## format

format-almost-done = fast fertig
format-left = noch etwa { $time }
format-number = { $number }
format-thousand = { $number } Tsd.
format-million = { $number } Mio.

## keep

keep-no-place = der Browser hat keinen Ort dafür

## opfs

opfs-absent = dieser Browser gibt der Seite keinen Ort für Dateien
opfs-full = auf diesem Gerät ist kein Platz mehr für diese Seite
opfs-other = der Browser meldet „{ $words }“
opfs-no-answer = keine Antwort

## page

page-bringing-back = { $count ->
    [one] { $count } Bild wird zurückgeholt
   *[other] { $count } Bilder werden zurückgeholt
}
page-download-in-use = Diese Datei wird gerade benutzt: Sie wird in diesem oder einem anderen Tab heruntergeladen. Halten Sie das an und löschen Sie sie dann.
page-not-understood = Diese Seite und ihr Rechenteil verstehen einander nicht: Sie haben verschiedene Versionen. Speichern Sie Ihr Notebook und laden Sie dann die Seite neu.
page-engine-anew-training = Der Rechenteil ist mitten im Training stehen geblieben und wurde neu gestartet. Ihr Notebook und Ihre Dateien sind sicher; der Lauf geht dort weiter, wo er zuletzt gesichert wurde.
page-graphics-failed = Das Grafikgerät hat zweimal an derselben Stelle versagt; deshalb rechnet ab jetzt die CPU: langsamer, aber es geht weiter. Ihr Notebook und Ihre Dateien sind sicher; der Lauf geht dort weiter, wo er zuletzt gesichert wurde.
page-engine-anew = Der Rechenteil ist stehen geblieben und wurde neu gestartet. Ihr Notebook ist sicher, und Ihre Bilder und trainierten Modelle kommen von selbst zurück; andere Modelle müssen neu hineingeladen werden.
page-engine-broken = Der Rechenteil dieser Seite konnte nicht starten, deshalb lassen sich keine Zellen ausführen. Laden Sie die Seite neu; wenn das nicht hilft, versuchen Sie es mit einem aktuellen Chrome, Edge, Firefox oder Safari.
page-file-gone = die Datei ist nicht mehr da
page-pictures-not-kept = Dieses Gerät kann Ihre Bilder nicht aufbewahren ({ $why }). Sie sind da, bis Sie die Seite schließen. Schaffen Sie unter „Auf diesem Gerät gespeichert“ in einer Modellzelle Platz und fügen Sie sie dann noch einmal hinzu.
page-save-failed = Das Notebook konnte nicht gespeichert werden: { $why }
page-files-unreadable = Die Dateien dieses Notebooks konnten nicht gelesen werden: { $why }. „Speichern“ schreibt das Notebook ohne sie.
page-bundle-failed = { $why } Ihr Notebook ist sicher.
page-open-failed = { $why } Ihr eigenes Notebook ist unverändert.
page-open-not-kept = Die Bilder und Modelle dieser Datei konnten nicht auf diesem Gerät abgelegt werden: { $why }. Ihr eigenes Notebook ist unverändert.
page-open-newer = Diese Datei stammt von einer neueren Vitrine-Version. Geöffnet wurde, was diese Version davon kennt; behalten Sie die Datei, sie enthält vielleicht mehr.
page-saved-without = { $count ->
    [one] { $count } Datei, die zu diesem Notebook gehört, konnte auf diesem Gerät nicht gelesen werden und fehlt; alles andere ist da.
   *[other] { $count } Dateien, die zu diesem Notebook gehören, konnten auf diesem Gerät nicht gelesen werden und fehlen; alles andere ist da.
}
page-opened-without = { $count ->
    [one] { $count } Datei, die zu diesem Notebook gehört, war in dieser Datei nicht vorhanden oder beschädigt und wurde weggelassen; alles andere ist da.
   *[other] { $count } Dateien, die zu diesem Notebook gehören, waren in dieser Datei nicht vorhanden oder beschädigt und wurden weggelassen; alles andere ist da.
}
page-open-too-large = Diese Datei ist viel zu groß für ein Notebook.
page-open-unreadable = Diese Datei konnte nicht gelesen werden.
page-undone = Rückgängig gemacht: { $what }
page-redone = Wiederholt: { $what }
page-deleted = Sie haben { $cell } gelöscht.
page-move = { $cell } verschieben
page-moved = Verschoben: { $cell }, jetzt Platz { $place } von { $all }
page-unkept = Ihre letzten Änderungen sind nicht auf diesem Gerät gesichert: { $why }. Was vorher gesichert wurde, bleibt erhalten. Schaffen Sie unter „Notebooks“ Platz oder speichern Sie dieses Notebook als Datei.
page-little-room = Auf diesem Gerät ist nur noch wenig Platz für diese Seite: { $used } von { $quota } sind belegt. Löschen Sie unter „Notebooks“, was Sie nicht mehr brauchen, oder Heruntergeladenes unter „Auf diesem Gerät gespeichert“ in einer Modellzelle.
page-album-damaged = Was dieses Gerät von den Bildern „{ $name }“ aufbewahrt hat, ist beschädigt und nicht lesbar. Ihr Notebook ist sicher. Fügen Sie die Bilder noch einmal hinzu.
page-memory-damaged = Was dieses Gerät über die trainierten Modelle dieses Notebooks wusste, ist beschädigt. Ihr Notebook und Ihre Bilder sind sicher. Führen Sie die Trainingszellen noch einmal aus.
page-leave-unsaved = Ein anderes Notebook öffnen? Ihre Änderungen an diesem sind nicht gesichert und würden verloren gehen.
page-leave-running = Ein anderes Notebook öffnen? Was in diesem gerade läuft, würde angehalten.
page-taken-over = Der andere Tab ist geschlossen. Sie können dieses Notebook jetzt hier ändern und ausführen.
page-newer = Dieses Notebook stammt von einer neueren Vitrine-Version. Was diese Version nicht kennt, wird gezeigt und behalten, aber nicht ausgeführt.
page-doubt-older = Die neueste Fassung dieses Notebooks war auf diesem Gerät beschädigt. Geöffnet wurde die Fassung davor: Ihre letzten Änderungen fehlen vielleicht, alles andere ist da.
page-doubt-remains = Dieses Notebook war auf diesem Gerät beschädigt. Die noch lesbaren Zellen wurden zurückgeholt; die danach fehlen vielleicht. Sehen Sie es durch und sichern Sie mit „Speichern“ eine Kopie.
page-absent = Das Notebook unter dieser Adresse ist nicht auf diesem Gerät, oder es wurde gelöscht. Unter „Notebooks“ finden Sie die vorhandenen und können gelöschte wiederherstellen.
page-too-new = Eine neuere Vitrine-Version hat dieses Notebook so abgelegt, dass diese es nicht lesen kann. Es ist sicher: Laden Sie die Seite neu, um die neueste Version zu erhalten, und öffnen Sie es dann wieder.
page-damaged = Ein Notebook war auf diesem Gerät beschädigt, und nichts davon konnte gelesen werden. Seine Dateien bleiben, wie sie sind; Sie finden es unter „Notebooks“ und können es dort löschen.
page-not-opened = Dieses Notebook konnte nicht geöffnet werden: { $why }. Nichts wurde geändert.
page-in-use = Dieses Notebook ist in einem anderen Tab geöffnet. Schließen Sie es dort und versuchen Sie es dann noch einmal.
page-copy-title = { $title } (Kopie)
page-not-erased = Dieses Notebook konnte nicht gelöscht werden: { $why }.
page-not-read = Dieses Notebook konnte nicht gelesen werden: { $why }. Nichts wurde geändert.
page-deleted-elsewhere = Dieses Notebook ist nicht mehr da: Ein anderer Tab hat es gelöscht.
page-damaged-why = Dieses Notebook ist beschädigt und nicht lesbar ({ $why }). Seine Dateien bleiben, wie sie sind.
page-not-written = Das konnte nicht geschrieben werden: { $why }. Nichts wurde geändert.
page-no-template = Es gibt keine Vorlage „{ $name }“. Dies ist das Notebook für den Anfang; die anderen finden Sie unter „Vorlagen“.

## plan

plan-idle = Noch nicht ausgeführt
plan-queued = In der Warteschlange
plan-running = Läuft …
plan-done = Fertig
plan-stale = Veraltet: neu ausführen
plan-failed = Nicht gelungen
plan-next = Als Nächste an der Reihe
plan-place = Platz { $place } in der Warteschlange

## reduce

reduce-saved-given = { $count ->
    [one] { $count } Bild ist im ZIP, so wie Sie es gegeben haben.
   *[other] { $count } Bilder sind im ZIP, so wie Sie sie gegeben haben.
}
reduce-saved-png = { $count ->
    [one] { $count } Bild ist im ZIP, als PNG, kurze Seite höchstens 256 Pixel.
   *[other] { $count } Bilder sind im ZIP, als PNG, kurze Seite höchstens 256 Pixel.
}
reduce-saved-both = { $count } Bilder sind im ZIP: { $given } so, wie Sie sie gegeben haben, { $others } als PNG, kurze Seite höchstens 256 Pixel.
reduce-engine-lost = Der Rechenteil dieser Seite ist mittendrin stehen geblieben.
reduce-engine-lost-hint = Ihr Notebook und Ihre Bilder sind sicher. Führen Sie die Zelle noch einmal aus; bleibt sie wieder stehen, versuchen Sie es mit weniger Bildern oder einer kleineren Batchgröße.
reduce-other-version = Diese Seite und ihr Rechenteil stammen aus verschiedenen Versionen. Speichern Sie Ihr Notebook und laden Sie dann die Seite neu.
reduce-change-lost = Die letzte Änderung an diesen Bildern konnte nicht gelesen werden und fehlt.
reduce-pictures-lost = { $count ->
    [one] { $lost } von { $count } Bild ließ sich nicht zurückholen, nämlich „{ $path }“: { $why } Die anderen sind da.
   *[other] Nicht zurückgeholt: { $lost } von { $count } Bildern, darunter „{ $path }“: { $why } Die anderen sind da.
}
reduce-model-not-kept = { $why } Das trainierte Modell ist da, bis Sie die Seite schließen. Speichern Sie es als Datei, oder schaffen Sie unter „Auf diesem Gerät gespeichert“ in einer Modellzelle Platz und führen Sie diese Zelle noch einmal aus.
## app

app-read-only = Dieses Notebook ist in einem anderen Tab geöffnet und lässt sich hier nur lesen. Schließen Sie es dort, dann können Sie es hier ändern und ausführen.
app-notebook = Notebook
app-drop = Legen Sie Bilder auf einer Daten- oder Vorhersagezelle ab, Gewichte auf einer Modellzelle und Notebooks überall sonst.
app-notebooks = Notebooks
app-stop-all = Alle anhalten
app-run-all = Alle ausführen
app-save = Speichern
app-save-title = Nur das Notebook, als kleine Textdatei
app-bundle = Eine Datei für Vitrine
app-share = Teilen
app-share-title = Eine Datei mit dem Notebook, seinen Bildern und trainierten Modellen, die sich anderswo öffnen lässt
app-report = Bericht speichern (HTML)
app-report-title = Eine Datei mit allen Ergebnissen und kleinen Kopien der gezeigten Bilder, überall lesbar
app-open = Öffnen
app-templates = Vorlagen
app-template = { $title } · { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}
app-starting = Startet …
app-not-running = Läuft nicht
app-starting-why = Der Rechenteil der Seite wird geladen.
app-other-version = Seite und Rechenteil haben verschiedene Versionen.
app-device = Was rechnet und warum
app-computes-on = Rechnet auf:
app-kept = Auf diesem Gerät gespeichert
app-keeping = Wird gespeichert …
app-not-kept = Nicht gespeichert: { $why }
app-elsewhere = In anderem Tab geöffnet
app-load-again = Erneut laden
app-undo = Rückgängig
app-reload = Seite neu laden
app-close = Diese Meldung schließen
app-title = Titel dieses Notebooks
app-stronger = Möchten Sie ein stärkeres Modell?
app-stronger-model = { $model } kennt tausend Arten von Dingen: Download von { $size }, Lizenz { $licence }.
app-use-it = Verwenden
app-no-thanks = Nein, danke

## foot

foot-update = Eine neue Version ist bereit.
foot-update-waits = Eine neue Version ist bereit. Sie wartet, bis nichts mehr läuft.
foot-update-other-tabs = Eine neue Version ist bereit, aber Vitrine ist auch in einem anderen Tab geöffnet. Schließen Sie es dort und versuchen Sie es dann noch einmal.
foot-update-question = Neue Version laden? Ihre Änderungen an diesem Notebook sind nicht gespeichert und würden verloren gehen.
foot-update-load = Laden
foot-close = Diese Meldung schließen
foot-words = Vitrine läuft nur in diesem Tab: Bilder, Modelle und Ergebnisse bleiben auf Ihrem Computer, es sei denn, Sie speichern sie.
foot-offline = Diese Seite ist auf diesem Gerät gespeichert und öffnet sich auch ohne Netz.
foot-privacy = Datenschutz
foot-privacy-stays = Ihre Bilder, Ihre Notebooks und das, was Sie trainieren, verlassen dieses Gerät nie: Gerechnet wird nur in diesem Tab, und es gibt keinen Server, der etwas davon empfangen könnte.
foot-privacy-asks = Die Seite zählt nichts, setzt keine Cookies und fragt nur bei zwei Stellen an: bei der Adresse, von der sie kam, nach ihren eigenen Dateien und bei Hugging Face nach den Gewichten eines Modells, das Sie wählen.
foot-privacy-browser = Der Browser selbst ist angewiesen, jede andere Verbindung abzulehnen, und was auf diesem Gerät gespeichert ist, löschen Sie mit den Daten dieser Website in den Einstellungen Ihres Browsers.

## keys

keys-cells = Zellen
keys-running = Ausführen
keys-changes = Änderungen
keys-notebook = Notebook
keys-select-above = Zelle darüber auswählen
keys-select-below = Zelle darunter auswählen
keys-edit = Zelle bearbeiten
keys-leave = Felder der Zelle verlassen
keys-add-above = Zelle darüber hinzufügen
keys-add-below = Zelle darunter hinzufügen
keys-delete = Zelle löschen
keys-move-up = Zelle nach oben verschieben
keys-move-down = Zelle nach unten verschieben
keys-fold = Zelle auf- oder zuklappen
keys-run-and-next = Zelle ausführen und nächste auswählen
keys-run = Zelle ausführen
keys-run-all = Alle Zellen ausführen
keys-run-above = Alle Zellen darüber ausführen
keys-run-below = Diese und alle Zellen darunter ausführen
keys-stop-all = Alle anhalten
keys-undo = Rückgängig
keys-redo = Wiederholen
keys-save = Notebook speichern
keys-save-report = Bericht speichern (HTML)
keys-palette = Aktion suchen
keys-keys = Tastenkürzel anzeigen
keys-step = { $action }: { $step }
keys-ctrl = Strg
keys-shift = Umschalt
keys-enter = Eingabe
keys-escape = Esc

## palette

palette-label = Aktion suchen
palette-type = Einige Buchstaben eingeben
palette-actions = Aktionen
palette-nothing = Nichts mit diesem Namen. Versuchen Sie andere Buchstaben.
palette-add = Zelle hinzufügen: { $kind }: { $about }
palette-go-to = Zu Zelle { $number } gehen: { $kind }: { $about }
palette-keys = Tastenkürzel
palette-letters = Buchstaben allein als Tastenkürzel
palette-letters-help = Sonst wirken von den Tastenkürzeln oben nur die mit Strg oder Alt, dazu wie bisher Pfeile und Eingabe.
palette-keys-help = Eine Zelle ist als Ganzes ausgewählt, oder Sie sind in einem ihrer Felder. Buchstaben und Pfeile wirken, solange sie ausgewählt ist; die Eingabetaste führt in ihre Felder, Esc wieder hinaus.

## toolbar

toolbar-changes = Änderungen
toolbar-with-keys = { $action } ({ $keys })
toolbar-palette = Aktionen
toolbar-palette-title = Aktion suchen ({ $keys }); ? zeigt die Tastenkürzel

## theme

theme-toggle = Farben: { $now ->
    [light] hell
    [dark] dunkel
   *[system] wie das System
}. Wechseln zu: { $next ->
    [light] hell
    [dark] dunkel
   *[system] wie das System
}

## list

list-add = + Zelle hinzufügen
list-add-here = Hier eine Zelle hinzufügen
list-kinds = Arten von Zellen

## drag

drag-label = Ziehen, um diese Zelle zu verschieben; mit der Tastatur: Alt und die Pfeiltasten
drag-title = Zum Verschieben ziehen (Alt+↑, Alt+↓)

## commands

commands-no-augmentation = Diese Zelle verwendet eine Augmentierungszelle, die es nicht gibt.
commands-no-augmentation-hint = Wählen Sie in dieser Zelle eine andere Art, die Bilder zu variieren.
commands-no-picture = Es gibt noch kein Bild.
commands-no-picture-to-predict = Legen Sie ein Bild auf dieser Zelle ab, wählen Sie eines aus oder starten Sie die Kamera.
commands-no-picture-to-explain = Wählen Sie eines aus den Daten, legen Sie eines auf dieser Zelle ab oder starten Sie die Kamera.
commands-no-hub-model = Es ist noch kein Modell vom Hub angegeben.
commands-no-hub-model-hint = Geben Sie seine Kennung ein, etwa facebook/deit-tiny-patch16-224.
commands-no-weights = Die Datei mit den Gewichten ist nicht da.
commands-no-weights-hint = Wählen Sie die Datei noch einmal: Eine Seite darf Dateien nicht von selbst öffnen.
commands-no-pictures = Hier gibt es noch keine Bilder.
commands-no-pictures-hint = Legen Sie Bilder oder einen Ordner auf dieser Zelle ab, oder halten Sie den Aufnahmeknopf einer Klasse gedrückt.
commands-no-model = Es gibt noch kein Modell namens „{ $name }“.
commands-no-model-hint = Führen Sie zuerst die Zelle aus, die es erzeugt, oder wählen Sie in dieser Zelle ein anderes Modell.
commands-no-data = Es gibt noch keine Bilder namens „{ $name }“.
commands-no-data-hint = Führen Sie zuerst eine Datenzelle dieses Namens aus, oder wählen Sie in dieser Zelle andere Daten.

## undo

undo-cell = { $kind ->
    [note] die Notiz
    [model] die Modellzelle
    [data] die Datenzelle
    [augment] die Augmentierungszelle
    [train] die Trainingszelle
    [ensemble] die Ensemblezelle
    [evaluate] die Auswertungszelle
    [predict] die Vorhersagezelle
    [explain] die Erklärungszelle
    [map] die Kartenzelle
    [compare] die Vergleichszelle
   *[other] die Zelle „{ $kind }“
}
undo-knob = { $key ->
    [source] Quelle
    [hub] Hub-Modell
    [file] Datei
    [test_fraction] zurückgehaltenen Anteil
    [seed] Startwert
    [classes] Klassen
    [data] Daten
    [model] Modell
    [models] Modelle
    [augment] Augmentierungszelle
    [combine] Verknüpfung
    [views] Ansichten
    [top] Zahl der Antworten
    [temperature] Temperatur
    [reject_below] Ablehnungsschwelle
    [image] Bild
    [method] Methode
    [class] Klasse
    [fusion] Fusion
    [discard] weggelassenen Anteil
    [side_px] Seitenlänge
    [stride_px] Schrittweite
    [projection] Darstellung
    [perplexity] Perplexität
    [trainable] lernenden Teil
    [last_blocks] letzte Blöcke
    [epochs] Epochen
    [stages] Stufen
    [probe] lineare Sonde
    [folds] Teile der Kreuzvalidierung
    [batch_size] Batchgröße
    [micro_batch] Teil-Batch
    [rule] Regel
    [lr] Lernrate
    [min_lr] Lernrate am Ende
    [annealing] Absenkung der Lernrate
    [factor] Faktor
    [warmup_epochs] Aufwärmepochen
    [layer_decay] Abnahme je Schicht
    [head_lr] Faktor des Kopfes
    [weight_decay] Gewichtsabnahme
    [label_smoothing] Label-Glättung
    [clip_grad_norm] Gradientengrenze
    [ema_decay] Mittel der Gewichte
    [dropout] Dropout
    [attention_dropout] Aufmerksamkeits-Dropout
    [drop_path] stochastische Tiefe
    [class_balance] Klassenausgleich
    [validation_fraction] Validierungsanteil
    [keep_best] Wahl der besten Epoche
    [patience] Geduld
    [cached_views] behaltene Ansichten
    [token_mixup] Mischen von Tokens
    [distillation] Destillation
    [teachers] Lehrer
    [lesson] Lernstoff
    [alpha] Anteil des Lehrers
    [standardize_features] Standardisierung der Merkmale
    [crop] Ausschnitt
    [scale] Ausschnittgröße
    [ratio] Seitenverhältnis
    [padding] Rand
    [interpolation] Neuabtastung
    [horizontal_flip] waagerechte Spiegelung
    [vertical_flip] senkrechte Spiegelung
    [policy] Strategie
    [magnitude] Stärke
    [magnitude_std] Streuung der Stärke
    [magnitude_max] größte Stärke
    [layers] Zahl der Operationen
    [increasing] steigende Stärke
    [transforms] Operationen
    [probability] Wahrscheinlichkeit
    [brightness] Helligkeit
    [contrast] Kontrast
    [saturation] Sättigung
    [hue] Farbton
    [grayscale] Graustufen
    [gaussian_blur] Unschärfe
    [solarize] Solarisierung
    [size] Größe
    [mode] Art
    [area] Fläche
    [min_aspect] kleinstes Seitenverhältnis
    [max_count] Höchstzahl
    [mixup_alpha] MixUp-Alpha
    [cutmix_alpha] CutMix-Alpha
    [cutmix_minmax] CutMix-Rechtecke
    [switch_probability] Anteil von CutMix
    [off_epoch] erste Epoche ohne Mischen
    [repeats] Wiederholungen
   *[other] { $otherwise }
}
undo-title = Titel ändern
undo-delete = { $cell } löschen
undo-delete-several = { $count ->
    [one] { $count } Zelle löschen
   *[other] { $count } Zellen löschen
}
undo-add = { $cell } hinzufügen
undo-move = { $cell } verschieben
undo-order = Zellen ordnen
undo-change = { $cell } ändern
undo-change-several = { $count ->
    [one] { $count } Zelle ändern
   *[other] { $count } Zellen ändern
}
undo-edit-note = die Notiz bearbeiten
undo-setting = { $setting } für { $cell } ändern
undo-rename = { $old } in { $new } umbenennen

## notebooks

notebooks-title = Notebooks
notebooks-deleted = Gelöscht
notebooks-deleted-hint = Sie lassen sich 30 Tage lang wiederherstellen.
notebooks-new = Neues Notebook
notebooks-empty = Leeres Notebook
notebooks-empty-about = Noch keine Zellen.
notebooks-template = { $about } { $minutes ->
    [one] { $minutes } Minute.
   *[other] { $minutes } Minuten.
}
notebooks-untitled = Ohne Titel
notebooks-damaged = Ein beschädigtes Notebook
notebooks-was-deleted = „{ $title }“ wurde gelöscht.
notebooks-undo = Rückgängig
notebooks-looking = Es wird nachgesehen, was auf diesem Gerät gespeichert ist …
notebooks-not-kept = Notebooks werden hier nicht gespeichert: { $why }. Speichern Sie sie als Dateien und öffnen Sie diese wieder.
notebooks-kept = Auf diesem Gerät gespeichert, nur in diesem Browser.
notebooks-kept-in-room = Auf diesem Gerät gespeichert, nur in diesem Browser. Mit Heruntergeladenem belegt diese Seite { $usage } von den { $quota }, die der Browser ihr gibt.
notebooks-just-now = gerade eben
notebooks-minutes-ago = { $count ->
    [one] vor { $count } Minute
   *[other] vor { $count } Minuten
}
notebooks-hours-ago = { $count ->
    [one] vor { $count } Stunde
   *[other] vor { $count } Stunden
}
notebooks-days-ago = { $count ->
    [one] vor { $count } Tag
   *[other] vor { $count } Tagen
}
notebooks-no-cells = Keine Zellen
notebooks-cells = Zellen: { $cells }
notebooks-cells-of-kind = { $count } × { $kind ->
    [note] Notiz
    [model] Modell
    [data] Daten
    [augment] Augmentierung
    [train] Training
    [ensemble] Ensemble
    [evaluate] Auswertung
    [predict] Vorhersage
    [explain] Erklärung
    [map] Karte
    [compare] Vergleich
   *[other] { $kind }
}
notebooks-comma = { ", " }
notebooks-best = beste Genauigkeit { $share }

## book

book-damaged = Es lässt sich nicht mehr so lesen, wie es gespeichert wurde; beim Öffnen wird wiederhergestellt, was übrig ist.
book-changed = Geändert { $when }
book-deleted = gelöscht { $when }
book-on = am { $date }
book-open-here = hier geöffnet
book-duplicate = Duplizieren
book-duplicate-named = „{ $title }“ duplizieren
book-rename = Umbenennen
book-rename-named = „{ $title }“ umbenennen
book-new-title = Neuer Titel
book-delete = Löschen
book-delete-named = „{ $title }“ löschen
book-restore = Wiederherstellen
book-restore-named = „{ $title }“ wiederherstellen
book-erase = Endgültig löschen
book-erase-named = „{ $title }“ endgültig löschen

## bundle

bundle-does-not-fit = Dieses Notebook passt nicht in eine Datei: { $why }.
bundle-not-made = Der Browser konnte diese Datei nicht zusammenstellen.
bundle-not-opened = Diese Datei konnte nicht als Vitrine-Notebook geöffnet werden: { $why }.
## augment-form

augment-form-scale-min = Kleinster Ausschnitt (Anteil der Fläche)
augment-form-horizontal-flip = Links-rechts gespiegelt
augment-form-vertical-flip = Oben-unten gespiegelt
augment-form-brightness = Helligkeit
augment-form-contrast = Kontrast
augment-form-saturation = Sättigung
augment-form-hue = Farbton
augment-form-jitter-probability = Wie oft etwas davon
augment-form-grayscale = Wie oft grau
augment-form-gaussian-blur = Wie oft unscharf
augment-form-solarize = Wie oft solarisiert
augment-form-erasing = Wie oft ausradiert
augment-form-erasing-area = Größte ausradierte Fläche
augment-form-erasing-count = Höchstzahl der Rechtecke
augment-form-cutout = Wie oft ein graues Quadrat
augment-form-cutout-size = Seite des grauen Quadrats
augment-form-mixup-alpha = MixUp α (0: aus)
augment-form-cutmix-alpha = CutMix α (0: aus)
augment-form-mix-probability = Wie oft gemischt
augment-form-switch-probability = CutMix statt MixUp
augment-form-mix-off-epoch = Kein Mischen ab Epoche (0: nie)
augment-form-repeats = Wiederholungen je Bild
augment-form-magnitude = Stärke
augment-form-layers = Operationen je Bild
augment-form-policy-probability = Wie oft jede vorkommt
augment-form-magnitude-std = Streuung der Stärke
augment-form-group-light = Licht und Farbe
augment-form-group-erase = Ausradieren
augment-form-group-mix = Bilder mischen
augment-form-unused = Noch verwendet keine Trainingszelle diese Augmentierung: Wählen Sie sie dort unter „Bilder variieren“.
augment-form-used = Wird beim Training von { $models } verwendet.
augment-form-name = Name
augment-form-data = Zeigen an
augment-form-own = Eigene
augment-form-suggested = Empfohlen: { $preset } (die kleinste Klasse hat { $fewest ->
    [one] { $fewest } Trainingsbild
   *[other] { $fewest } Trainingsbilder
}). { $reason }
augment-form-use = Übernehmen
augment-form-preset = Voreinstellung
augment-form-policy-none = Keine
augment-form-policy = Strategie
augment-form-policy-text = Dasselbe in der Schreibweise von timm
augment-form-transforms = Operationen
augment-form-increasing = Alle wachsen mit der Stärke
augment-form-increasing-help = Wie bei DeiT; ursprünglich wurden manche schwächer.
augment-form-crop = Ausschnitt
augment-form-crop-evaluation = Wie bei der Auswertung
augment-form-crop-resized = Ein zufälliger Teil, skaliert
augment-form-crop-random = Ein zufälliges Quadrat des Ganzen
augment-form-interpolation = Neuabtastung
augment-form-interpolation-bicubic = Bikubisch
augment-form-interpolation-bilinear = Bilinear
augment-form-interpolation-random = Eines von beiden
augment-form-erasing-mode = Füllung des Ausradierten
augment-form-erasing-mode-const = Die mittlere Farbe
augment-form-erasing-mode-rand = Eine zufällige Farbe
augment-form-erasing-mode-pixel = Zufällige Pixel
augment-form-mix-mode = Gemischt wird
augment-form-mix-mode-batch = Ein ganzer Batch gleich
augment-form-mix-mode-pair = Jedes Paar gleich
augment-form-mix-mode-elem = Jedes Bild für sich
augment-form-more = Weitere Optionen
augment-form-cutmix-minmax = CutMix-Rechtecke mit 20 bis 80 % Seitenlänge
augment-form-cutmix-minmax-help = Statt nach α (bei timm: cutmix-minmax).

## augment

augment-busy = Eine andere Zelle arbeitet gerade; neue Ansichten folgen, sobald sie fertig ist.
augment-vary = Dieses Bild von { $class } variieren
augment-empty = Führen Sie diese Zelle aus, um zu sehen, was diese Einstellungen mit einem Bild machen.
augment-pictures = Bild zum Variieren
augment-pause = Pause
augment-play = Abspielen
augment-next = Neue Ziehungen
augment-seed = Anderer Startwert
augment-hint = Zeigen oder drücken Sie auf eine Ansicht, um das ursprüngliche Bild zu sehen.
augment-unchanged = Unverändert
augment-view = Ansicht { $number }: { $words }. Drücken, um das ursprüngliche Bild zu sehen.

## ensemble

ensemble-combine-probabilities = Wahrscheinlichkeiten mitteln
ensemble-combine-logits = Logits mitteln
ensemble-combine-soup = Gewichte mitteln (Soup)
ensemble-combine-greedy-soup = Nur Gewichte mitteln, die helfen (Greedy Soup)
ensemble-views-one = Die Mitte jedes Bildes
ensemble-views-flip = Dasselbe, auch gespiegelt
ensemble-views-ten-crops = Mitte und Ecken, auch gespiegelt (zehn Ansichten)
ensemble-members-help = Läufe mit anderen Startwerten oder Rezepten machen andere Fehler, und das Mittel gleicht sie aus. Auch ein einzelnes Modell mit mehreren Ansichten ist möglich.
ensemble-combine = Wie sie eins werden
ensemble-combine-help = Gemittelte Antworten dauern so lange wie alle zusammen; gemittelte Gewichte sind ein einziges Modell, das sich weiter trainieren und exportieren lässt. Gewichte lassen sich nur mitteln, wenn alle vom selben Modell ausgingen.
ensemble-views = Was es betrachtet
ensemble-views-help = Augmentierung beim Testen: mehrere Ansichten eines Bildes, deren Antworten gemittelt werden. Langsamer und oft ein bis zwei Punkte besser.
ensemble-data = Daten
ensemble-output = Name des entstehenden Modells
ensemble-empty = Wie gut sie zusammen sind, neben jedem einzelnen.
ensemble-measured = Gemessen an { $count ->
    [one] { $count } zurückgehaltenen Bild
   *[other] { $count } zurückgehaltenen Bildern
}; allein heißt: eine Ansicht. Eine Auswertungszelle zeigt es Klasse für Klasse.
ensemble-used = ja
ensemble-left-out = ausgelassen
ensemble-top1-together = Top-1, zusammen
ensemble-top1-alone = Top-1, das beste allein
ensemble-loss-together = Verlust, zusammen: niedriger ist besser
ensemble-head-model = Modell
ensemble-head-top1 = Top-1
ensemble-head-loss = Verlust
ensemble-head-in = Dabei

## members

members-models = Modelle
members-none = Es gibt noch kein anderes Modell: Fügen Sie eine Modellzelle hinzu oder trainieren Sie eines.

## model

model-weights = Gewichte
model-name = Name
model-name-help = Unter diesem Namen verwenden andere Zellen das Modell.
model-hub-id = Hub-Kennung
model-hub-id-help = Besitzer/Name eines DeiT oder ViT auf huggingface.co, etwa facebook/deit-tiny-patch16-224.
model-no-file = Noch keine Datei gewählt; Sie können auch eine hier ablegen.
model-choose-file = Gewichtsdatei wählen
model-download = Herunterladen und laden
model-empty = Seine Architektur, seine Größe und was es kennt.
model-facts-architecture = Architektur
model-facts-size-name = Größe
model-facts-size = { $parameters } Parameter in { $blocks ->
    [one] { $blocks } Block
   *[other] { $blocks } Blöcken
}
model-facts-sees-name = Sieht
model-facts-sees = { $pixels } × { $pixels } Pixel: { $preparation }
model-facts-knows-name = Kennt
model-facts-knows-none = 0 Klassen
model-facts-knows = { $count ->
    [one] { $count } Klasse: { $examples }
   *[other] { $count } Klassen: { $examples }
}
model-facts-knows-more = { $count } Klassen: { $examples }, …
model-source-starter = Startmodell (eingebaut)
model-source-hub = Ein anderes Modell vom Hub
model-source-file = Eigene Dateien (.safetensors, .pth, .bin)
model-about-starter = Ein kleines DeiT, das mit dieser Seite kommt: kein Herunterladen nötig.
model-about-file = Gewichte eines DeiT oder ViT von timm, Hugging Face oder aus der ursprünglichen Veröffentlichung; wählen Sie config.json und preprocessor_config.json dazu, falls vorhanden. Sie werden hier gelesen und nirgendwohin gesendet.
model-about-hub = Gewichte, Klassennamen und Vorverarbeitung werden geholt, sobald Sie diese Zelle ausführen.
model-about-download = { $variant }: { $size } zum Herunterladen, Lizenz { $licence }. Das Modell wird geholt, wenn Sie diese Zelle ausführen, und auf diesem Gerät behalten, wenn Platz ist.
model-and-more = { $names } und { $count } weitere
model-start-fresh = Diese Teile fangen neu an, weil die Datei keine passenden enthält: { $parts }. Das Training bringt ihnen etwas bei.
model-left-out = Die Datei enthält auch Teile, die dieses Modell nicht braucht; sie werden ausgelassen: { $parts }.

## predict

predict-choose = Bild wählen
predict-camera-off = Kamera aus
predict-camera = Kamera
predict-drop = oder ein Bild hierher ziehen
predict-picture = Das Bild, um das es geht
predict-empty = Ihr Bild und wofür das Modell es hält.
predict-model = Modell
predict-top = Gezeigte Vermutungen
predict-sure = Wie sicher es sein muss
predict-reject-below = „Ich weiß es nicht“ unter
predict-reject-below-help = Eine Wahrscheinlichkeit von 0 bis 1. Eine Auswertungszelle zeigt, was jede Schwelle kostet und bringt.
predict-temperature = Temperatur
predict-temperature-help = Teilt die Logits, damit die Wahrscheinlichkeiten zutreffen; eine Auswertungszelle passt sie an. 1 ändert nichts.
predict-unsure = Ich weiß es nicht: Meine beste Vermutung hat { $best }, weniger als die verlangten { $wanted }.
predict-before = Diese Vermutungen gelten für das vorige Bild.
predict-took = Dauerte { $ms } ms.

## compare

compare-members-help = Wählen Sie zwei oder mehr, die dieselben Klassen kennen. Jedes beantwortet dieselben zurückgehaltenen Bilder.
compare-data = Daten
compare-empty = Die Zahlen der Modelle nebeneinander, ob ein Unterschied Zufall sein könnte und bei welchen Bildern sie uneins sind.
compare-chance = Könnte ein Unterschied Zufall sein?
compare-mcnemar = Der McNemar-Test betrachtet die Bilder, bei denen nur eines von zwei Modellen richtig liegt. Ein kleines p heißt, dass der Zufall sie selten so ungleich verteilen würde.
compare-good = { $good ->
    [higher] höher ist besser
   *[other] niedriger ist besser
}
compare-best = am besten
compare-model = Modell
compare-measured = Gemessen an { $count ->
    [one] { $count } zurückgehaltenen Bild
   *[other] { $count } zurückgehaltenen Bildern
}. Die Zeit gilt für dieses Gerät, einschließlich des Lesens der Bilder; die Größe gilt für Gewichte mit 32 Bit.

## compare-made

compare-made-title = Was anders gemacht wurde
compare-made-hint = Einstellungen der Trainingszellen, aus denen sie stammen; gleiche sind weggelassen.
compare-made-setting = Einstellung
compare-made-curve = Kurve

## compare-pictures

compare-pictures-more = Mehr zeigen (noch { $left })
compare-pictures-title = Wo sie uneins sind
compare-pictures-lost = Die Bilder sind nicht Teil der Notebook-Datei. Führen Sie die Datenzelle und dann diese Zelle noch einmal aus, um sie zu sehen.
compare-pictures-right = ✓ richtig
compare-pictures-wrong = ✗ falsch
compare-pictures-true = wahr: { $label }
compare-pictures-said = wahr: { $label }; { $opinions }
compare-pictures-class = Klasse { $number }

## save-metrics

save-metrics = Kennzahlen speichern:
save-metrics-all = Alles (JSON)
save-metrics-all-help = Alles hier Gemessene, für andere Programme
save-metrics-classes = Klassen (CSV)
save-metrics-classes-help = Eine Zeile je Klasse, für Tabellenprogramme
save-metrics-pictures = Bilder (CSV)
save-metrics-pictures-help = Eine Zeile je Bild, für Tabellenprogramme

## inside

inside-title = Was darin ist
inside-total-on = Alle Teile zusammen brauchen { $time } für ein Bild auf { $device }.
inside-total = Alle Teile zusammen brauchen { $time } für ein Bild auf diesem Gerät.
inside-measuring = Misst …
inside-measure = Auf diesem Gerät messen
inside-learns-in = In der Trainingszelle, aus der „{ $model }“ entsteht, lernen die gefüllten Kästen; die gestrichelten bleiben, wie sie geladen wurden.
inside-learns-nowhere = Noch geht keine Trainingszelle dieses Notebooks von diesem Modell aus.
inside-learner = Wie trainiert von der Zelle für
inside-table = Als Tabelle
inside-table-part = Teil
inside-table-shape = Ausgabe
inside-table-parameters = Parameter
inside-table-time = Zeit
inside-table-learns = Im Training

## inside-flow

inside-flow-none = Dieses Netz ist kein einfacher Transformer, daher gibt es keine Zeichnung davon: Nach dem Messen stehen seine Teile unten.
inside-flow-picture = Bild
inside-flow-picture-words = { $height } × { $width } Pixel, 3 Farben
inside-flow-patches = Patches
inside-flow-patches-words = { $count } Patches zu { $pixels } × { $pixels } Pixeln, jeder wird zu { $width } Zahlen
inside-flow-tokens = Tokens
inside-flow-tokens-words = { $count } Tokens: die Patches, davor ein Klassen-Token; jedes kennt seine Position
inside-flow-tokens-distilled = { $count } Tokens: die Patches, davor ein Klassen- und ein Destillations-Token; jedes kennt seine Position
inside-flow-norm = Normierung
inside-flow-norm-words = Bringt alle Tokens auf denselben Maßstab
inside-flow-head = Kopf
inside-flow-head-words = { $count ->
    [one] { $count } Klassenwert
   *[other] { $count } Klassenwerte
} aus dem Klassen-Token
inside-flow-head-distilled = { $count ->
    [one] { $count } Klassenwert
   *[other] { $count } Klassenwerte
}, gemittelt aus dem Klassen- und dem Destillations-Token
inside-flow-blocks = Blöcke
inside-flow-block = Block { $number }: { $facts }
inside-flow-blocks-words = { $count ->
    [one] { $count } Block; er hat { $parameters } Parameter und gibt so viele Tokens weiter, wie er bekommt.
   *[other] { $count } Blöcke nacheinander; jeder hat { $parameters } Parameter und gibt so viele Tokens weiter, wie er bekommt.
}
inside-flow-attention = Aufmerksamkeit: Tokens sehen einander an, { $heads ->
    [one] { $heads } Kopf
   *[other] { $heads } Köpfe
} der Breite { $width }
inside-flow-residual = + was hereinkam
inside-flow-perceptron = Perzeptron, Token für Token: { $width } → { $hidden } → { $width }
inside-flow-in-each = In jedem Block:
inside-flow-parameters = { $count } Parameter
inside-flow-learns = lernt
inside-flow-stays = bleibt
inside-flow-timed-with = { $part ->
    [head] mit Kopf
   *[other] mit Patches
}

## inside-parts

inside-parts-patches = Patches
inside-parts-tokens = Tokens
inside-parts-block = Block { $number }
inside-parts-norm = Normierung
inside-parts-head = Kopf

## unknown

unknown-settings = Diese Zelle der Art „{ $kind }“ hat Einstellungen, die diese Version von Vitrine nicht lesen kann.
unknown-kind = Diese Zelle ist von der Art „{ $kind }“, die diese Version von Vitrine nicht kennt.
unknown-kept = Sie bleibt genau so erhalten und wird mit dem Notebook gespeichert, läuft hier aber nicht. Eine neuere Vitrine-Version kennt sie vielleicht.
unknown-its-settings = Einstellungen der Zelle

## note

note-view = Notiz: zum Bearbeiten Eingabe drücken
note-click = Zum Bearbeiten klicken
note-text = Text dieser Notiz, in Markdown
note-placeholder = Hier schreiben. **fett**, ## Überschrift, - Liste. Umschalt+Eingabe zeigt es an.
note-when-done = Umschalt+Eingabe, wenn Sie fertig sind.
note-done = Fertig
## words

words-template-first = Ihr erster Klassifikator
words-template-first-about = Bringen Sie einem Modell Ihre eigenen Klassen bei, mit gezeichneten Formen oder Ihrer Kamera.
words-template-head-or-blocks = Kopf oder letzte Blöcke?
words-template-head-or-blocks-about = Wie viel von einem Modell sollte lernen? Trainieren Sie es zweimal, und vergleichen Sie.
words-template-augmentation = Warum Augmentierung hilft
words-template-augmentation-about = Sehen Sie, wie ein Modell auswendig lernt und was dagegen hilft.
words-template-attention = Was sieht die Aufmerksamkeit?
words-template-attention-about = Drei Verfahren zeigen, worauf im Bild eine Antwort beruht.
words-template-teacher = Lehrer und Schüler
words-template-teacher-about = Ein Modell, das nie eine richtige Antwort sieht, lernt von einem anderen.
words-template-cnn = DeiT gegen ein CNN
words-template-cnn-about = Ein Vision Transformer und ein Faltungsnetz lernen dieselben Bilder (lädt 70 MB herunter).
words-knob-wrong = { $knob }: { $found } ist nicht möglich. Erlaubt: { $allowed }. Versuchen Sie { $suggested }.
words-stages-wrong = Reihenfolge der Stufen: { $blocks } Blöcke nach { $before } sind nicht möglich. Eine Stufe darf nicht weniger Blöcke haben als die davor. Versuchen Sie { $before }.
words-steps-wrong = Stufenplan: { $factor } alle { $epochs } Epochen ist nicht möglich. Erlaubt: ein Faktor über 0, höchstens 1, und ein Abstand von mehr als 0 Epochen. Versuchen Sie 0,1 alle 30 Epochen.
words-teachers-wrong = Die Liste der Lehrer nennt kein Modell. Nötig ist der Name mindestens eines Modells, etwa eines trainierten.
words-allowed-between = { $least } bis { $most }
words-allowed-above-zero-to = über 0, höchstens { $most }
words-allowed-below-one = von 0 bis unter 1
words-allowed-above-zero-or-none = über 0 oder keine
words-allowed-one-or-more-or-none = mindestens 1 oder keine
words-allowed-above-zero-or-chosen = über 0 oder automatisch gewählt
words-allowed-batch-size = 1 bis zur Batchgröße
words-allowed-learning-rate = 0 bis zur Lernrate
words-allowed-epochs = 0 bis zur Zahl der Epochen
words-allowed-shortest-stage = 0 bis zu den Epochen der kürzesten Stufe
words-allowed-epoch-for-each-stage = mindestens 1 Epoche je Stufe
words-allowed-without-attention = 0, denn dieses Netz hat keine Aufmerksamkeit
words-allowed-blocks = 0 bis { $depth } (so viele Blöcke hat dieses Modell)
words-knob-trainable = Zahl der lernenden Blöcke
words-knob-epochs = Zahl der Epochen
words-knob-batch-size = Batchgröße
words-knob-lr = Lernrate
words-knob-min-lr = Lernrate am Ende
words-knob-warmup-epochs = Aufwärmen
words-knob-weight-decay = Gewichtsabnahme
words-knob-label-smoothing = Label-Glättung
words-knob-clip-grad-norm = Gradientengrenze
words-knob-stages = Reihenfolge der Stufen
words-knob-stage-epochs = Länge einer Stufe
words-knob-micro-batch = Teil-Batch
words-knob-annealing = Stufenplan
words-knob-layer-decay = Abnahme je Schicht
words-knob-head-lr = Lernratenfaktor des Kopfes
words-knob-ema-decay = Abnahme des laufenden Mittels
words-knob-dropout = Dropout
words-knob-attention-dropout = Aufmerksamkeits-Dropout
words-knob-drop-path = Stochastische Tiefe
words-knob-validation-fraction = Anteil für die Validierung
words-knob-keep-best = Bewertung der Epochen
words-knob-patience = Geduld
words-knob-probe = C der linearen Sonde
words-knob-folds = Zahl der Teile
words-knob-cached-views = Zahl der behaltenen Ansichten
words-knob-token-mixup = Mischen von Tokens
words-knob-teachers = Liste der Lehrer
words-knob-alpha = Anteil des Lehrers am Verlust
words-knob-temperature = Temperatur
words-field-scale-min = Kleinster Ausschnitt
words-field-scale-max = Größter Ausschnitt
words-field-ratio-min = Schmalster Ausschnitt
words-field-ratio-max = Breitester Ausschnitt
words-field-padding = Rand des Ausschnitts
words-field-horizontal-flip = Wahrscheinlichkeit, waagerecht zu spiegeln
words-field-vertical-flip = Wahrscheinlichkeit, senkrecht zu spiegeln
words-field-magnitude = Stärke
words-field-magnitude-max = Größte Stärke
words-field-magnitude-std = Streuung der Stärke
words-field-layers = Zahl der Operationen je Bild
words-field-policy-probability = Wahrscheinlichkeit jeder Operation
words-field-mix-width = AugMix: Zahl der Ketten
words-field-mix-depth = AugMix: Länge einer Kette
words-field-mix-alpha = AugMix: Alpha
words-field-jitter-probability = Wahrscheinlichkeit der Farbänderung
words-field-brightness = Helligkeitsänderung
words-field-contrast = Kontraständerung
words-field-saturation = Sättigungsänderung
words-field-hue = Farbtonänderung
words-field-grayscale = Wahrscheinlichkeit von Graustufen
words-field-gaussian-blur = Wahrscheinlichkeit von Unschärfe
words-field-solarize = Wahrscheinlichkeit des Solarisierens
words-field-cutout-probability = Wahrscheinlichkeit eines grauen Quadrats
words-field-cutout-size = Größe des grauen Quadrats
words-field-erasing-probability = Wahrscheinlichkeit des Ausradierens
words-field-erasing-area-min = Kleinste ausradierte Fläche
words-field-erasing-area-max = Größte ausradierte Fläche
words-field-erasing-aspect = Flachstes ausradiertes Rechteck
words-field-erasing-count = Zahl der ausradierten Rechtecke
words-field-mixup-alpha = MixUp: Alpha
words-field-cutmix-alpha = CutMix: Alpha
words-field-cutmix-min = CutMix: kleinstes Rechteck
words-field-cutmix-max = CutMix: größtes Rechteck
words-field-mix-probability = Wahrscheinlichkeit des Mischens
words-field-switch-probability = Wahrscheinlichkeit von CutMix statt MixUp
words-field-mix-off-epoch = Epoche, ab der nicht mehr gemischt wird
words-field-repeats = Zahl der Wiederholungen
words-policy-name = „{ $name }“ ist keine Strategie: Schreiben Sie rand, v0, v0r, original, originalr, augmix, trivial, 3a oder none und dahinter die Einstellungen, etwa rand-m9-mstd0.5-inc1.
words-policy-part = „{ $part }“ bedeutet für { $policy } nichts. Möglich: { $takes }.
words-policy-takes-nothing = keine Einstellungen
words-policy-takes-rand = m, n, p, mstd, mmax und inc mit einer Zahl, dazu tweights, t3a oder t3aw
words-policy-takes-auto = mstd mit einer Zahl
words-policy-takes-augmix = m, w, d, a und mstd mit einer Zahl
words-augment-none = Keine
words-augment-light = Leicht (Webcam)
words-augment-none-why = Es gibt noch keine Trainingsbilder, also nichts zu variieren.
words-augment-light-why = Bei weniger als hundert Bildern je Klasse helfen kleine Änderungen einem vortrainierten Modell am meisten: Starke brauchen mehr Epochen, als sich bei so wenigen Daten lohnen.
words-augment-deit-iii-why = Bei Hunderten Bildern je Klasse ist Zeit für stärkere Änderungen, und die drei von DeiT III (grau, solarisiert, unscharf) samt Mischen sind die einfachsten, die wirken.
words-augment-deit-why = Bei Tausenden Bildern je Klasse dauert das Training lange genug für das ganze Rezept von DeiT.
words-recipe-small-class = { $pictures ->
    [one] eine Klasse hat nur { $pictures } Trainingsbild
   *[other] eine Klasse hat nur { $pictures } Trainingsbilder
}: Bei so wenigen ist eine lineare Sonde schwer zu schlagen, und auswendig lernen kann sie nicht
words-recipe-dozens = { $pictures } Trainingsbilder sind ein paar Dutzend: Da ist eine lineare Sonde schwer zu schlagen
words-recipe-hundreds = { $pictures } Trainingsbilder reichen, um die letzten Blöcke anzupassen, nicht das ganze Netz
words-recipe-thousands = { $pictures } Trainingsbilder können das halbe Netz anpassen, die unteren Schichten langsamer
words-recipe-more = { $pictures } Trainingsbilder können jeder Schicht etwas beibringen
words-setting-model = Ausgangsmodell
words-setting-data = Lernen aus Daten
words-setting-time = Trainingsdauer
words-setting-trainable = Was lernt
words-setting-epochs = Epochen
words-setting-stages = Stufen davor
words-setting-probe = Mit linearer Sonde beginnen
words-setting-probe-c = Sonde: C
words-setting-probe-folds = Sonde: Teile
words-setting-batch-size = Batchgröße
words-setting-micro-batch = Bilder gleichzeitig
words-setting-rule = Regel
words-setting-lr = Lernrate
words-setting-min-lr = Lernrate am Ende
words-setting-annealing = Absenkung
words-setting-warmup-epochs = Aufwärmepochen
words-setting-layer-decay = Abnahme je Schicht
words-setting-head-lr = Faktor des Kopfes
words-setting-weight-decay = Gewichtsabnahme (Weight Decay)
words-setting-label-smoothing = Label-Glättung
words-setting-clip-grad-norm = Gradientengrenze
words-setting-ema-decay = Mittel der Gewichte
words-setting-dropout = Dropout
words-setting-attention-dropout = Aufmerksamkeits-Dropout
words-setting-drop-path = Stochastische Tiefe
words-setting-class-balance = Ungleiche Klassen
words-setting-validation-fraction = Beiseitegelegt
words-setting-keep-best = Beste Epoche behalten nach
words-setting-patience = Geduld
words-setting-cached-views = Behaltene Ansichten
words-setting-token-mixup = Mischen von Tokens
words-setting-distillation = Vom Modell lernen
words-setting-distillation-lesson = Was es lehrt
words-setting-distillation-alpha = Sein Anteil
words-setting-distillation-teachers = Destillation: Lehrer
words-setting-standardize-features = Merkmale standardisieren
words-setting-seed = Startwert
words-setting-augment-crop = Variierte Bilder: Ausschnitt
words-setting-augment-interpolation = Variierte Bilder: Neuabtastung
words-setting-augment-horizontal-flip = Variierte Bilder: waagerecht gespiegelt
words-setting-augment-vertical-flip = Variierte Bilder: senkrecht gespiegelt
words-setting-augment-policy = Variierte Bilder: Strategie
words-setting-augment-color-jitter-probability = Variierte Bilder: Farbänderung: Wahrscheinlichkeit
words-setting-augment-color-jitter-brightness = Variierte Bilder: Farbänderung: Helligkeit
words-setting-augment-color-jitter-contrast = Variierte Bilder: Farbänderung: Kontrast
words-setting-augment-color-jitter-saturation = Variierte Bilder: Farbänderung: Sättigung
words-setting-augment-color-jitter-hue = Variierte Bilder: Farbänderung: Farbton
words-setting-augment-grayscale = Variierte Bilder: Graustufen
words-setting-augment-gaussian-blur = Variierte Bilder: Unschärfe
words-setting-augment-solarize = Variierte Bilder: Solarisierung
words-setting-augment-cutout-probability = Variierte Bilder: graues Quadrat: Wahrscheinlichkeit
words-setting-augment-cutout-size = Variierte Bilder: graues Quadrat: Größe
words-setting-augment-erasing-probability = Variierte Bilder: Ausradieren: Wahrscheinlichkeit
words-setting-augment-erasing-mode = Variierte Bilder: Ausradieren: Füllung
words-setting-augment-erasing-area = Variierte Bilder: Ausradieren: Fläche
words-setting-augment-erasing-min-aspect = Variierte Bilder: Ausradieren: flachstes Rechteck
words-setting-augment-erasing-max-count = Variierte Bilder: Ausradieren: Höchstzahl der Rechtecke
words-setting-augment-mix-mixup-alpha = Variierte Bilder: Mischen: MixUp-Alpha
words-setting-augment-mix-cutmix-alpha = Variierte Bilder: Mischen: CutMix-Alpha
words-setting-augment-mix-cutmix-minmax = Variierte Bilder: Mischen: CutMix-Rechtecke
words-setting-augment-mix-probability = Variierte Bilder: Mischen: Wahrscheinlichkeit
words-setting-augment-mix-switch-probability = Variierte Bilder: Mischen: CutMix statt MixUp
words-setting-augment-mix-mode = Variierte Bilder: Mischen: Art
words-setting-augment-mix-off-epoch = Variierte Bilder: Mischen: aus ab Epoche
words-setting-augment-repeats = Variierte Bilder: Wiederholungen
words-value-off = aus
words-value-on = an
words-value-yes = ja
words-value-no = nein
words-value-none = keine
words-value-head = Kopf
words-value-all = alles
words-value-by-cross-validation = durch Kreuzvalidierung
words-value-as-many-as-fit = so viele wie möglich
words-value-one-for-each-epoch = eine je Epoche
words-value-loss = Verlust
words-value-sampling = Ziehung
words-value-cosine = Kosinus
words-value-linear = linear
words-value-constant = konstant
words-value-other = anders
words-value-last-blocks = letzte Blöcke: { $blocks }
words-measure-top1 = Top-1
words-measure-loss = Verlust
words-measure-macro-f1 = Makro-F1
words-measure-parameters = Parameter
words-measure-size = Größe
words-measure-time = ms je Bild
words-interval = { $value } ({ $low } bis { $high })
words-verdict-same = „{ $a }“ und „{ $b }“ liegen bei denselben Bildern richtig, es gibt also keinen Unterschied zu prüfen.
words-verdict-real = Nur „{ $a }“ liegt bei { $only_a ->
    [one] { $only_a } Bild
   *[other] { $only_a } Bildern
} richtig, nur „{ $b }“ bei { $only_b }: wohl kein Zufall, { $p }.
words-verdict-chance = Nur „{ $a }“ liegt bei { $only_a ->
    [one] { $only_a } Bild
   *[other] { $only_a } Bildern
} richtig, nur „{ $b }“ bei { $only_b }: könnte Zufall sein, { $p }.
words-caution = Von { $pairs } geprüften Paaren wirkt etwa jedes zwanzigste allein durch Zufall echt; nehmen Sie ein p nahe { $level } mit Vorsicht.
words-agree = Sie sind sich bei jedem Bild einig.
words-disagree = Bei { $some } von { $all } Bildern sind sie sich uneinig.
words-curve-loss = Verlust (zurückgehalten)
words-curve-train-loss = Trainingsverlust
words-curve-top1 = Top-1 (zurückgehalten)
words-curve-end = { $name } { $y } bei { $across } { $x }
words-curve-ends = { $title }: { $ends }.
words-preprocess-short-side = kurze Seite auf { $side } px ({ $filter }), davon die Mitte mit { $crop } px, Mittel { $mean }, Streuung { $std }
words-preprocess-squash = auf { $side } × { $side } px gestaucht ({ $filter }), davon die Mitte mit { $crop } px, Mittel { $mean }, Streuung { $std }
words-preprocess-bilinear = bilinear
words-preprocess-bicubic = bikubisch
words-notebook-too-large = Diese Notebook-Datei hat { $bytes } Byte, mehr als die { $most }, die ein Notebook haben darf.
words-notebook-not-json = Diese Datei ist kein Notebook: Sie ist kein JSON ({ $reason }).
words-notebook-other = Diese JSON-Datei ist kein Vitrine-Notebook ({ $reason }).
words-bundle-no-manifest = Das ist kein Vitrine-Notebook: Was es über sich sagt, ist nicht lesbar.
words-bundle-newer = Eine neuere Vitrine-Version hat diese Datei geschrieben (Format { $format }), und diese kann sie nicht lesen. Laden Sie die Seite neu, um die neueste zu bekommen.
words-zip-too-large = sie wäre größer als 4 GB
words-zip-not-a-zip = sie ist nicht vollständig oder gar keine solche Datei
words-zip-unusual = sie ist so gepackt, dass sie hier nicht lesbar ist
