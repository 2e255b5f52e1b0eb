## Pictures

said-image-empty = Diese Datei ist leer (0 Byte); speichern Sie sie erneut oder laden Sie sie erneut herunter.
said-image-none = Das ist kein Bild: Sein Inhalt ist weder JPEG noch PNG, WebP, GIF oder BMP, was auch immer sein Name sagt.
said-image-unsupported = Das ist ein Bild im Format { $format }, das hier nicht gelesen werden kann; speichern Sie es zuerst als JPEG oder PNG.
said-image-large = Dieses Bild hat { $width } × { $height } Pixel ({ $found } Megapixel), mehr als die { $most } Megapixel, die ein Bild seiner Art hier haben darf; verkleinern Sie es zuerst.
said-image-cut = Dieses Bild im Format { $format } bricht vor dem Ende ab; kopieren Sie es erneut oder laden Sie es erneut herunter.
said-image-damaged = Dieses Bild im Format { $format } ist beschädigt und nicht lesbar ({ $reason }); kopieren Sie es erneut oder laden Sie es erneut herunter.
said-image-no-pixels = es hat keine Pixel
said-image-size = seine Größenangaben widersprechen sich
said-image-encode = Das Bild konnte nicht für die Anzeige kodiert werden ({ $reason }).
said-image-jpeg = Ein Bild konnte nicht als JPEG geschrieben und wieder geöffnet werden ({ $reason }).

## Data

said-data-full = { $images ->
    [one] Die Daten sind voll: { $images } Bild belegt alle { $size } MB, die für Bilder vorgesehen sind; entfernen Sie es, um andere hinzuzufügen.
   *[other] Die Daten sind voll: { $images } Bilder belegen alle { $size } MB, die für Bilder vorgesehen sind; entfernen Sie einige, um andere hinzuzufügen.
}
said-data-no-image = Bild { $id } ist nicht in den Daten; vielleicht wurde es entfernt.
said-data-unreadable = Bild { $id } konnte auf diesem Gerät nicht mehr gelesen werden; entfernen Sie es und fügen Sie es noch einmal hinzu.
said-data-gone = { $which }: Entferntes wird nur aufbewahrt, bis Bilder hinzugefügt oder die Daten geschlossen werden, und davon nur die letzten paar Hundert Bilder.
said-data-gone-one = Dieses Bild lässt sich nicht mehr zurückholen
said-data-gone-more = { $images ->
    [one] Dieses Bild lässt sich nicht mehr zurückholen
   *[other] Diese { $images } Bilder lassen sich nicht mehr zurückholen
}
said-data-no-class = Die Daten haben keine Klasse namens „{ $name }“.
said-data-nameless = Eine Klasse braucht einen Namen aus mindestens einem Buchstaben.
said-data-none = Es gibt noch keine Bilder; fügen Sie Bilder von mindestens zwei Klassen hinzu.
said-data-one-class = Das Training braucht mindestens zwei Klassen; diese Daten haben eine: „{ $class }“. Fügen Sie Bilder einer anderen Klasse hinzu.
said-data-single = { $having } nur ein Bild, das nicht zugleich zum Lernen und zum Testen dienen kann; fügen Sie weitere hinzu oder entfernen Sie die Klasse.
said-data-untaught = { $having } keine Trainingsbilder, nur zurückgehaltene; legen Sie einige in den Ordner train oder entfernen Sie die Klasse.
# Vor „nur ein Bild“ und „keine Trainingsbilder“.
said-data-class-has = Klasse { $name } hat
said-data-classes-have = Die Klassen { $names } und { $last } haben jeweils
said-data-more-classes-have = Die Klassen { $names } und { $more } weitere haben jeweils
said-data-not-held-out = Kein Bild ist zum Testen zurückgehalten; halten Sie von jeder Klasse einige zurück.
said-data-no-folder = Dieses Bild liegt in keinem Klassenordner, deshalb ist seine Klasse unbekannt; legen Sie es in einen Ordner mit dem Namen seiner Klasse oder ziehen Sie es auf eine Klasse.
said-data-outside = Dieses Bild liegt außerhalb der Ordner train, val und test daneben, deshalb wurde es ausgelassen; verschieben Sie es in einen Klassenordner in einem davon.
said-data-back = { $back ->
    [one] { $back } von { $all } Bildern ist wieder da; die anderen wurden vor zu langer Zeit entfernt und nicht mehr aufbewahrt.
   *[other] { $back } von { $all } Bildern sind wieder da; die anderen wurden vor zu langer Zeit entfernt und nicht mehr aufbewahrt.
}
said-back-stopped = Angehalten, bevor alle Bilder zurück waren.
said-back-again = Sie sind noch auf diesem Gerät. Führen Sie diese Zelle aus, um sie zurückzuholen.
said-back-gone = Es ist nicht mehr auf diesem Gerät.
said-back-cut = Seine Kopie auf diesem Gerät ist nicht vollständig.
said-back-not-in-file = Es ist nicht mehr in seiner Datei.
said-folders-zip = Das ZIP konnte nicht geschrieben werden ({ $reason }).
said-folders-stopped = Das Speichern der Bilder wurde angehalten.
said-folders-safe = Ihre Bilder sind noch da. Speichern Sie sie noch einmal.

## Files that come as data

said-zip-damaged = Dieses ZIP ist beschädigt oder bricht vor dem Ende ab; laden Sie es noch einmal herunter oder erstellen Sie es neu.
said-zip-no-images = Dieses ZIP enthält keine Bilder; legen Sie JPEG-, PNG-, WebP-, GIF- oder BMP-Dateien in Ordner mit den Namen ihrer Klassen.
said-zip-locked-file = Diese Datei im ZIP ist beschädigt oder mit einem Passwort geschützt; erstellen Sie das ZIP neu.
said-zip-large-file = Diese Datei ist größer, als solche Dateien sind, deshalb wurde sie nicht gelesen; verkleinern Sie sie.
said-zip-name = Dieses ZIP enthält eine Datei, deren Name nicht lesbar ist; erstellen Sie es neu.
said-zip-path = Dieser Pfad würde aus dem Ordner des ZIP hinausführen, deshalb wird die Datei abgelehnt; erstellen Sie das ZIP neu aus einem gewöhnlichen Ordner.
said-zip-nested = Das ist ein ZIP in einem ZIP; entpacken Sie es und fügen Sie es für sich hinzu.
said-zip-locked = Dieses ZIP ist mit einem Passwort geschützt; entpacken Sie es und fügen Sie den Ordner hinzu.
said-zip-unusual = Dieses ZIP ist auf ungewöhnliche Weise komprimiert; erstellen Sie es neu als gewöhnliches ZIP (Deflate) oder fügen Sie den entpackten Ordner hinzu.
said-zip-damaged-file = Diese Datei im ZIP ist beschädigt; laden Sie das ZIP noch einmal herunter oder erstellen Sie es neu.
said-zip-link = Das ist eine Verknüpfung, keine Datei; erstellen Sie das ZIP neu mit der Datei selbst.
said-zip-large-image = Diese Datei ist entpackt größer als die { $size } MB, die ein Bild haben darf; verkleinern Sie sie zuerst.
said-zip-bomb = Dieses ZIP ist entpackt viel größer, als Bilder es wären; der Rest davon wurde ausgelassen.
said-zip-not = Diese Datei ist kein ZIP, obwohl ihr Name es sagt; laden Sie sie noch einmal herunter oder erstellen Sie sie neu.
said-import-no-class = Anders als bei den anderen in diesem Projekt nennt der Name dieses Bildes keine Klasse, deshalb wurde es ausgelassen.
said-import-no-table = Keine Tabelle nennt dieses Bild.
said-import-table-alone = Diese Tabelle kam ohne Bilder; wählen Sie sie zusammen mit ihren Bildern oder ein ZIP von beidem.
said-import-not-image = Dem Namen nach ist das kein Bild; nehmen Sie JPEG-, PNG-, WebP-, GIF- oder BMP-Dateien, ein ZIP davon oder ein Teachable-Machine-Projekt.
said-table-utf8 = Diese Tabelle ist kein Text in UTF-8; speichern Sie sie als „CSV UTF-8“ und fügen Sie sie zusammen mit ihren Bildern noch einmal hinzu.
said-table-columns = Diese Tabelle hat keine Spalte „filename“ zusammen mit einer Spalte „label“, deshalb wurde sie übergangen; nennen Sie ihre Spalten so oder lassen Sie Ordner die Klassen nennen.
said-table-line = Zeile { $line }: { $why }
said-table-no-file = Sie nennt keine Datei.
said-table-no-class = Sie gibt „{ $file }“ keine Klasse.
said-table-twice = „{ $file }“ kommt zweimal vor, aber nicht gleich; die erste Zeile gilt.
said-table-split = „{ $word }“ ist weder train noch val noch test, deshalb wird „{ $file }“ wie die anderen zufällig zugeteilt.
said-table-not-named = Die Tabelle „{ $table }“ nennt dieses Bild nicht, deshalb ist seine Klasse unbekannt; fügen Sie eine Zeile dafür hinzu.
said-table-missing = Darin steht „{ $file }“, aber diese Datei ist nicht dabei; wählen Sie die Tabelle und ihre Bilder zusammen.
said-table-more = { $more ->
    [one] Und { $more } weitere der { $what }.
   *[other] Und { $more } weitere { $what }.
}
# Nach „Und 3 weitere“; auch im Genitiv.
said-table-more-lines = Zeilen dieser Art
said-table-more-files = Dateien, die nicht dabei sind
said-teachable-sort = Das ist ein Teachable-Machine-Projekt anderer Art ({ $kind }); nur Bildprojekte enthalten Bilder, aus denen man lernen kann.
said-teachable-damaged = Das Manifest dieses Teachable-Machine-Projekts ist nicht lesbar; laden Sie das Projekt noch einmal herunter.

## The device

said-device-no-webgpu = Dieser Browser oder Computer bietet kein WebGPU.
said-device-not-built = Dieser Build von Vitrine kann nicht mit { $what } rechnen.
said-device-start = Das Grafikgerät ist nicht gestartet ({ $reason }).
said-device-asked-cpu = Sie haben die CPU verlangt.
said-device-asked-vulkan = Sie haben Vulkan verlangt.
said-device-asked-software = Sie haben WebGPU verlangt. Hier ist es in Software nachgebildet und deshalb langsam.
said-device-asked = Sie haben WebGPU verlangt.
said-device-cpu = Hier gibt es kein WebGPU, deshalb rechnet die CPU. Alles geht, nur langsamer.
said-device-software = Das einzige WebGPU hier ist in Software nachgebildet ({ $name }), und die CPU ist schneller.
said-device-gpu = Der Grafikprozessor rechnet.
said-device-use-cpu = Verwenden Sie stattdessen die CPU: Hängen Sie ?device=cpu an die Adresse der Seite an, oder geben Sie --device cpu an.
said-device-stopped = Das Gerät antwortet nicht mehr ({ $reason }).
said-device-failed = Das Gerät hat beim Training versagt ({ $reason }).

## Weights

said-weights-empty = Die Gewichtsdatei ist leer.
said-weights-none = Das ist keine Gewichtsdatei: weder safetensors noch ein PyTorch-Checkpoint ({ $reason }).
said-weights-safetensors = Das ist keine vollständige safetensors-Datei ({ $reason }).
said-weights-torch = Dieser PyTorch-Checkpoint ist nicht lesbar: { $reason }.
said-weights-shard = Diese Gewichte sind auf mehrere Dateien verteilt, und { $name } fehlt.
said-weights-config = { $file } beschreibt kein Netz, das Vitrine kennt: { $reason }.
said-weights-not-deit = Diese Gewichte sind nicht die eines DeiT: { $reason }.
said-weights-not-cnn = Diese Gewichte sind nicht die eines ResNet oder MobileNetV2, das Vitrine kennt: { $reason }.
said-weights-missing = Diese Gewichte sind kein vollständiges Netz: Der Tensor { $name } fehlt.
said-weights-shape = Der Tensor { $name } sollte die Form { $expected } haben, in dieser Datei hat er aber { $found }.
said-weights-dtype = Der Tensor { $name } enthält Zahlen vom Typ { $dtype }; gelesen werden nur F32, F16 und BF16.
said-weights-not-finite = Der Tensor { $name } enthält Zahlen, die nicht endlich sind; die Datei ist beschädigt.
said-weights-device = Die Gewichte konnten nicht vom Gerät zurückgelesen werden ({ $reason }).
said-weights-is-hdf5 = es ist eine HDF5-Datei, wie Keras sie speichert
said-weights-is-tflite = es ist eine TensorFlow-Lite-Datei
said-weights-is-lfs = es ist ein Git-LFS-Verweis, nicht die Datei, auf die er zeigt; laden Sie die Datei selbst herunter
said-weights-is-html = es ist eine Webseite
said-weights-is-json = es ist JSON
said-weights-is-neither = die ersten Bytes passen zu keinem von beiden
said-weights-no-dictionary = es ist kein Dictionary mit Tensoren darin; speichern Sie model.state_dict() statt des Modells
said-weights-no-names = es sind keine Tensoren mit Namen darin
said-weights-zip-damaged = das ZIP-Verzeichnis darin ist beschädigt oder bricht ab ({ $error })
said-weights-not-torch-zip = es ist ein ZIP ohne data.pkl, also keines von PyTorch
said-weights-not-pickle = es ist ein Python-Pickle, aber keines, das torch.save geschrieben hat
said-weights-no-blocks = es gibt keine Transformer-Blöcke (blocks.0 …)
said-weights-no-stages = es gibt keine Blöcke
said-weights-patches = die Patches sind { $height } × { $width } mit { $channels } Kanälen; nötig sind quadratische Patches mit 3 Kanälen
said-weights-model-type = model_type ist „{ $kind }“, nötig ist „deit“ oder „vit“
said-weights-architecture = architecture ist „{ $name }“, nötig ist ein Name von timm, der mit deit, vit_, resnet oder mobilenetv2_ beginnt
said-weights-activation = hidden_act ist „{ $activation }“, nötig ist „gelu“
said-weights-published = In der veröffentlichten Vorverarbeitungsdatei steht „{ $published }“, aber dieses Modell wurde mit „{ $used }“ trainiert und gemessen, und das wird verwendet.
said-weights-sizes = Die Vorverarbeitungsdatei ist für { $file } px, die Gewichte sind für { $weights } px; die Größen werden an die Gewichte angepasst.
said-weights-kept = Was vorher geladen war, ist noch da. Laden Sie die Seite neu, wenn es noch einmal geschieht.
said-weights-again = Was vorher geladen war, ist noch da. Laden Sie die Datei noch einmal herunter oder wählen Sie eine andere Gewichtsdatei.
said-weights-together = Was vorher geladen war, ist noch da. Wählen Sie alle Dateien zusammen, auch den Index.
said-weights-choose = Was vorher geladen war, ist noch da. Wählen Sie die Gewichte eines DeiT, ViT, ResNet oder MobileNetV2 (.safetensors, .pth, .bin).

## Downloads

said-hub-id = „{ $id }“ ist keine Hub-Kennung.
said-hub-id-hint = Schreiben Sie sie als Besitzer/Name, etwa facebook/deit-tiny-patch16-224.
said-hub-no-weights = Der Hub hat keine Gewichte namens „{ $id }“ (nicht vorhanden: { $files }).
said-hub-no-weights-hint = Was vorher geladen war, ist noch da. Prüfen Sie die Schreibweise; private und zugangsbeschränkte Modelle müssen Sie selbst herunterladen und hier ablegen.
said-fetch-checksum = Der Download von { $url } ist beschädigt: Seine Prüfsumme ist nicht die veröffentlichte.
said-fetch-checksum-hint = Was vorher geladen war, ist noch da, und die beschädigte Datei wurde nicht behalten. Versuchen Sie den Download noch einmal.
said-fetch-failed = Der Download von { $url } ist nicht gelungen ({ $reason }).
said-fetch-status = Der Download von { $url } ist nicht gelungen: { $why }.
said-fetch-answered = { $words } (Antwort: { $status })
said-fetch-forbidden = der Server gibt diese Datei nicht jedem
said-fetch-not-found = der Server hat keine solche Datei
said-fetch-too-often = der Server wird zu oft gefragt
said-fetch-trouble = der Server hat selbst Schwierigkeiten
said-fetch-refused = der Server hat abgelehnt
said-fetch-stopped = Der Download von { $url } wurde angehalten.
said-fetch-retry = { $error } Neuer Versuch in { $seconds } s (Versuch { $attempt } von { $attempts }).
said-fetch-unreachable = der Server war nicht erreichbar: { $reason }
said-fetch-lost = die Verbindung ging nach { $received } verloren: { $reason }
said-fetch-ended = er endete nach { $received }
said-fetch-silent = der Server hat { $seconds } s lang nichts gesendet
said-fetch-nothing = die Antwort war leer
said-fetch-large = der Server kündigt { $total } Byte an, mehr als in den Speicher dieses Tabs passt
said-fetch-bytes = { $received } Byte
said-fetch-bytes-of = { $received } von { $total } Byte
said-fetch-not-stored = Diese Datei wurde geladen, konnte aber nicht auf diesem Gerät gespeichert werden ({ $reason }): Nächstes Mal wird sie wieder heruntergeladen.
said-fetch-other-tab = vielleicht speichert gerade ein anderer Tab dieselbe Datei
said-fetch-store = die Datei konnte nicht auf diesem Gerät gespeichert werden
said-fetch-back = die Datei konnte nicht aus dem Speicher dieses Geräts zurückgelesen werden
said-fetch-room = sie braucht { $total }, und der Browser hat für diese Seite noch { $room }
said-fetch-connection = Was vorher geladen war, ist noch da. Prüfen Sie die Verbindung und versuchen Sie es noch einmal: Was schon angekommen ist, wird nach Möglichkeit verwendet.
said-fetch-other-model = Was vorher geladen war, ist noch da. Wählen Sie ein anderes Modell, oder holen Sie die Datei von ihrer Website und wählen Sie sie hier als eigene Datei.
said-fetch-later = Was vorher geladen war, ist noch da. Versuchen Sie es in ein paar Minuten noch einmal.
said-fetch-address = Was vorher geladen war, ist noch da. Prüfen Sie den Namen oder die Adresse, oder wählen Sie ein anderes Modell.
said-fetch-run-again = Was vorher geladen war, ist noch da. Führen Sie die Zelle noch einmal aus, um weiterzumachen: Was schon angekommen ist, wird nach Möglichkeit verwendet.
said-file-read = Die Datei konnte nicht gelesen werden ({ $reason }).
said-file-large = Die Datei hat { $bytes } Byte, mehr als die hier erlaubten { $limit }.
said-file-large-hint = Sonst hat sich nichts geändert. Wählen Sie eine kleinere Datei.
said-file-read-hint = Sonst hat sich nichts geändert. Wählen Sie die Datei noch einmal; vielleicht wurde sie verschoben oder geändert.
said-store = Das konnte auf diesem Gerät nicht aufbewahrt werden ({ $reason }).
said-store-hint = Sonst hat sich nichts geändert. Schaffen Sie Platz: Löschen Sie Heruntergeladenes, das Sie nicht mehr brauchen.
said-store-none = der Browser hat keinen Ort dafür
said-store-cache = es gibt keinen Cache
said-store-full = auf dem Gerät ist kein Platz mehr
said-store-memory = für { $size } Byte ist kein Arbeitsspeicher mehr frei

## What to do

said-run-that-makes = Führen Sie zuerst eine Zelle aus, in der { $what } entsteht.
said-run-or-choose = Führen Sie zuerst die Zelle dafür aus, oder wählen Sie etwas davon: { $names }.
said-none-called = Es fehlt noch { $what } namens „{ $name }“.
# In den beiden Sätzen oben, im Nominativ.
said-what-model = ein Modell
said-what-data = ein Datensatz
said-internal = In Vitrine ist etwas schiefgegangen: { $message }.
said-internal-hint = Speichern Sie das Notebook und laden Sie die Seite neu.
said-export-32 = Das Modell ist noch da. Exportieren Sie es stattdessen mit 32 Bit.
said-export-again = Das Modell ist noch da. Versuchen Sie den Export noch einmal.
said-image-hint = Sonst hat sich nichts geändert. Wählen Sie ein JPEG-, PNG-, WebP-, GIF- oder BMP-Bild üblicher Größe.
said-data-hint = Ihre Bilder sind noch da; ändern Sie sie in der Datenzelle und führen Sie die Zelle noch einmal aus.
said-map-pictures = Nichts hat sich geändert. Fügen Sie in der Datenzelle Bilder hinzu.
said-map-set = Nichts hat sich geändert. Stellen Sie sie in der Kartenzelle ein, oder nehmen Sie die Hauptrichtungen, die keine brauchen.
said-map-model = Nichts hat sich geändert. Laden Sie das Modell noch einmal oder wählen Sie ein anderes.
said-train-set = Nichts hat sich geändert. Stellen Sie es in der Trainingszelle ein und führen Sie sie noch einmal aus.
said-train-measure = Ihre Bilder und Modelle sind, wie sie waren. Messen Sie das Modell ohne dies.
said-train-kept = Ihre Bilder und Modelle sind, wie sie waren. Laden Sie die Seite neu und führen Sie die Zelle noch einmal aus: Es geht dort weiter, wo zuletzt gesichert wurde.
said-train-lr = Das Ausgangsmodell ist unverändert. Versuchen Sie eine zehnmal kleinere Lernrate.
said-train-again = Nichts hat sich geändert. Führen Sie die Zelle noch einmal aus, wann Sie möchten.
said-train-device = Das Ausgangsmodell ist unverändert. Laden Sie die Seite neu, oder hängen Sie ?device=cpu an ihre Adresse an.
said-explain-side = Nichts hat sich geändert. Wählen Sie in der Erklärungszelle eine andere Seitenlänge oder Schrittweite.
said-explain-share = Nichts hat sich geändert. Wählen Sie in der Erklärungszelle einen anderen Anteil.
said-explain-class = Nichts hat sich geändert. Wählen Sie eine der Klassen des Modells.
said-explain-cam = Nichts hat sich geändert. Wählen Sie Grad-CAM oder Verdeckung.
said-explain-attention = Nichts hat sich geändert. Wählen Sie Aufmerksamkeit, Rollout, Relevanz oder Verdeckung.
said-explain-device = Ihre Modelle und Bilder sind noch da. Laden Sie die Seite neu, oder hängen Sie ?device=cpu an ihre Adresse an.
said-lab-change = Ändern Sie es in dieser Zelle; alles andere ist, wie es war.
said-lab-none = „{ $data }“ hat keine Trainingsbilder, die sich zeigen ließen.
said-lab-add = Fügen Sie in der Datenzelle dafür Bilder hinzu.

## Training and measuring

said-train-diverged = Der Verlust war in Schritt { $step } keine Zahl mehr: Das Training ist divergiert.
said-train-stopped-early = Angehalten, bevor das Training begann.
said-train-stopped = Angehalten, bevor es fertig war.
said-train-not-read = Was von den Bildern auf diesem Gerät aufbewahrt wurde, ließ sich nicht wieder lesen. { $error }
said-train-went-on = Fortgesetzt ab Epoche { $epoch } von { $epochs }, wo dieser Lauf unterbrochen wurde.
said-train-not-kept = { $error } Der Lauf geht weiter, würde aber von vorn beginnen, wenn die Seite geschlossen wird.
said-train-recipe = { $knob }: { $found } ist nicht möglich. Erlaubt: { $allowed }. Versuchen Sie { $suggested }.
# Vor „: 0,2 ist nicht möglich“.
said-knob-validation = Anteil für die Validierung
said-knob-judging = Bewertung der Epochen
said-knob-patience = Geduld
said-knob-folds = Zahl der Teile
said-knob-attention-dropout = Aufmerksamkeits-Dropout
# Nach „Erlaubt:“ oder nach „Versuchen Sie“.
said-train-no-attention = 0, denn dieses Netz hat keine Aufmerksamkeit
said-train-brought = 0, denn die Daten bringen einen eigenen Validierungsteil mit
said-train-single = 0, solange „{ $class }“ nur ein Bild zum Lernen hat
said-train-add = 0, oder fügen Sie Bilder hinzu
said-train-off = aus, solange keine Bilder für die Validierung beiseitegelegt sind
said-train-share = einen Anteil für die Validierung von 0,2
said-train-folds = 2 bis { $most }, denn jede Klasse braucht in jedem Teil ein Bild (höchstens { $limit })
said-teacher-classes = Der Lehrer „{ $teacher }“ kennt die Klassen von „{ $student }“ nicht.
said-teacher-classes-hint = Trainieren Sie ihn zuerst mit diesen Daten; Ihr Notebook ist, wie es war.
said-teacher-sees = Der Lehrer „{ $teacher }“ sieht Bilder anders als „{ $student }“: in anderer Größe oder mit anderen Farben.
said-teacher-sees-hint = Wählen Sie einen Lehrer mit gleicher Eingabegröße und Vorverarbeitung; Ihr Notebook ist, wie es war.
said-evaluate-none = „{ $data }“ hat keine zurückgehaltenen Bilder, es gibt also nichts, woran sich messen ließe.
said-evaluate-none-hint = Fügen Sie Bilder hinzu oder wählen Sie Daten mit einem Testteil.
said-evaluate-classes = Das Modell „{ $model }“ kennt die Klassen von „{ $data }“ nicht und kann deshalb nicht daran gemessen werden.
said-evaluate-classes-hint = Trainieren Sie es zuerst mit diesen Daten und werten Sie das Modell aus, das dabei entsteht.
said-single = „{ $name }“ ist kein einzelnes Netz mit einer einzigen Ansicht je Bild ({ $is }).
said-single-hint = Nehmen Sie eines der Modelle, aus denen es besteht, oder mitteln Sie deren Gewichte (Soup), was ein einzelnes Netz ergibt.
said-compare-two = Ein Vergleich braucht mindestens zwei Modelle.
said-compare-two-hint = Wählen Sie noch eines; Ihr Notebook ist, wie es war.
said-compare-twice = „{ $name }“ ist zweimal genannt, und ein Modell lässt sich nicht mit sich selbst vergleichen.
said-compare-twice-hint = Nennen Sie es einmal; Ihr Notebook ist, wie es war.
said-ensemble-none = Es ist kein Modell gewählt, also gibt es nichts zu verbinden.
said-ensemble-none-hint = Wählen Sie mindestens eines; Ihr Notebook ist, wie es war.
said-ensemble-differ = „{ $one }“ ({ $is }) und „{ $other }“ ({ $that }) sind nicht dasselbe Netz, deshalb lassen sich ihre Gewichte nicht mitteln.
said-ensemble-differ-hint = Mitteln Sie stattdessen die Wahrscheinlichkeiten, oder wählen Sie Läufe, die vom selben Modell ausgingen.
said-ensemble-greedy = Eine Greedy Soup wird nach Bildern gewählt, aus denen keines gelernt hat, und „{ $data }“ hat keinen Validierungsteil, den alle diese Modelle unberührt gelassen haben.
said-ensemble-greedy-hint = Fügen Sie Bilder unter val/ hinzu, trainieren Sie die Modelle mit demselben Anteil für die Validierung und demselben Startwert, oder nehmen Sie die einfache Soup.
said-model-gone = Die trainierten Gewichte von „{ $name }“ sind nicht mehr auf diesem Gerät.
said-model-damaged = Die trainierten Gewichte von „{ $name }“ auf diesem Gerät sind beschädigt oder stammen aus einer anderen Version.
said-model-hint = Ihr Notebook und Ihre Bilder sind sicher. Führen Sie die Zelle aus, in der dieses Modell entsteht, um es noch einmal zu trainieren.
said-version = Die Seite spricht Version { $page } der Sprache des Rechenteils, der Rechenteil Version { $engine }.
said-version-hint = Laden Sie die Seite neu, damit beide zusammenpassen; Ihre Notebook-Datei ist sicher.

## Explanations and maps

said-explain-no-side = Ein Quadrat mit einer Seite von 0 Pixeln verdeckt nichts.
said-explain-no-stride = Ein Quadrat, das um 0 Pixel weiterrückt, kommt nirgends hin.
said-explain-large = Ein Quadrat mit einer Seite von { $side } Pixeln passt nicht in die { $width } × { $height } Pixel, die das Modell sieht.
said-explain-discard = Der weggelassene Anteil der Aufmerksamkeit muss mindestens 0 und kleiner als 1 sein; er ist { $discard }.
said-explain-no-class = Es gibt keine Klasse { $class }: Dieses Modell kennt { $classes }, gezählt ab 0.
said-explain-no-attention = Aufmerksamkeit gehört zu Vision Transformern; dieses Modell ist ein Faltungsnetz und hat keine.
said-explain-no-maps = Grad-CAM liest die letzten Merkmalskarten eines Faltungsnetzes, und dieses Modell hat keine.
said-map-few = { $found ->
    [one] Es gibt { $found } Bild, und eine Karte braucht mindestens zwei.
   *[other] Es gibt { $found } Bilder, und eine Karte braucht mindestens zwei.
}
said-map-not-finite = Die Merkmale des Modells sind keine endlichen Zahlen, deshalb haben die Bilder keinen Platz.
said-map-perplexity = { $points ->
    [one] Die Perplexität ist { $perplexity }; mit { $points } Bild kann sie von { $least } bis { $most } gehen.
   *[other] Die Perplexität ist { $perplexity }; mit { $points } Bildern kann sie von { $least } bis { $most } gehen.
}
said-map-unsettled = Die Hauptrichtungen der Merkmale konnten nicht gefunden werden.

## Export

said-export-labels = Das Modell hat { $classes ->
    [one] { $classes } Klasse
   *[other] { $classes } Klassen
}, aber { $labels ->
    [one] { $labels } Beschriftung wurde
   *[other] { $labels } Beschriftungen wurden
} angegeben.
said-export-range = Der Tensor { $name } enthält { $number }, was der Zahlentyp der Datei nicht fassen kann.
said-export-large = Die Datei hätte { $bytes } Byte; eine ONNX-Datei fasst höchstens { $most }.
said-export-package = Das Paket konnte nicht geschrieben werden ({ $reason }).

## What augmentation did to a picture, in a few words

said-op-autocontrast = Autokontrast
said-op-equalize = Histogrammausgleich
said-op-invert = Invertiert
said-op-rotate = Drehung { $degrees }°
said-op-shear-x = Scherung X { $factor }
said-op-shear-y = Scherung Y { $factor }
said-op-translate-x = Verschiebung X { $pixels } px
said-op-translate-y = Verschiebung Y { $pixels } px
said-op-posterize = Posterisierung { $bits } Bit
said-op-solarize = Solarisierung ab { $threshold }
said-op-solarize-add = Solarisierung mit Zugabe { $add }
said-op-color = Sättigung × { $factor }
said-op-contrast = Kontrast × { $factor }
said-op-brightness = Helligkeit × { $factor }
said-op-sharpness = Schärfe × { $factor }
said-op-hue = Farbton { $degrees }°
said-op-greyscale = Graustufen
said-op-blur = Unschärfe { $radius } px
said-op-cutout = Graues Quadrat { $side } px
said-op-flip-horizontal = Spiegelung ↔
said-op-flip-vertical = Spiegelung ↕
said-op-crop = Ausschnitt { $width } × { $height }
said-op-crop-from = Ausschnitt ab { $left }, { $top }
said-op-augmix = AugMix { $share }
said-op-chain = Anteil { $weight }: { $operations }
said-op-erased = Ausradiert { $width } × { $height }
